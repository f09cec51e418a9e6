"""Plays a person at a pseudo-terminal: argv[1] is a JSON list of steps, [text to wait for, keys to send or null for kill -9]; the rest the command.

Prints all that the terminal showed; ends with the command's exit code, 137 where it was killed, 99 where a text did not come.
"""

import fcntl, json, os, pty, re, select, signal, struct, sys, termios, time

steps = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
# A terminal without a size is one column wide.
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 160, 0, 0))
shown, seen, last = "", 0, time.time()
while True:
    ready, _, _ = select.select([terminal], [], [], 1)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            data = b""
        if not data:
            break
        shown += data.decode(errors="replace")
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    while steps and steps[0][0] in plain[seen:]:
        text, keys = steps.pop(0)
        seen = plain.index(text, seen) + len(text)
        last = time.time()
        if keys is None:
            os.kill(child, signal.SIGKILL)
        else:
            time.sleep(0.3)
            os.write(terminal, keys.encode())
        break
    if time.time() - last > 90:
        os.kill(child, signal.SIGKILL)
        print(plain)
        print("never came:", steps[:1])
        sys.exit(99)
_, status = os.waitpid(child, 0)
print(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown))
sys.exit(99 if steps else 137 if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
