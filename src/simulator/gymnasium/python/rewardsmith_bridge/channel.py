"""Frames over two inherited pipes, and what keeps this process from outliving or blocking its parent."""

import ctypes
import faulthandler
import io
import json
import os
import signal
import struct
import sys

REQUESTS, REPLIES = 3, 4
OK, FAILED = 0, 1
HEADER = struct.Struct("<II")
LONGEST_LOG = 1 << 20


class Failure(Exception):
    """A failure that the other side tells apart by its kind."""

    def __init__(self, kind, message, **details):
        super().__init__(message)
        self.document = {"kind": kind, "message": message[:2000], **details}


class BoundedLog(io.TextIOBase):
    """What an environment prints: its beginning goes to the log, a flood does not fill the disk."""

    def __init__(self):
        self.left = LONGEST_LOG

    def writable(self):
        return True

    def fileno(self):
        return 2

    def write(self, text):
        data = text.encode("utf-8", "replace")[: self.left]
        if data:
            self.left -= len(data)
            os.write(2, data)
        return len(text)


def settle(parent):
    """Ends with the parent, keeps the pipes to ourselves, and turns an alarm into a traceback and the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(0)
    for descriptor in (REQUESTS, REPLIES):
        os.set_inheritable(descriptor, False)
    # A process that an environment forks must not keep the pipes open when we are gone.
    os.register_at_fork(after_in_child=lambda: [os.close(descriptor) for descriptor in (REQUESTS, REPLIES)])
    sys.stdout = sys.stderr = BoundedLog()
    faulthandler.enable(file=2)
    # The timer is the system's: it also ends code that hangs in C with the interpreter locked.
    faulthandler.register(signal.SIGALRM, file=2, all_threads=True, chain=True)


def arm(seconds):
    """The process has this long for what it does next; 0 for no limit."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def read_exactly(size):
    """The next `size` bytes; None where the other side is gone."""
    parts = []
    while size > 0:
        part = os.read(REQUESTS, size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def write_all(data):
    view = memoryview(data).cast("B")
    while view:
        view = view[os.write(REPLIES, view) :]


def reply(status, document):
    body = json.dumps(document, allow_nan=False).encode()
    write_all(HEADER.pack(status, len(body)) + body)
