import { styleText } from "node:util";

const takesBack = (stream: NodeJS.WriteStream): boolean => stream.isTTY && process.env["TERM"] !== "dumb";

/**
 * Tells one thing after another that is being done: on a terminal in one line that is taken back at the end, else, with
 * `always`, a line each with the seconds so far.
 */
export const stages = (
  { always }: { always: boolean },
  stream: NodeJS.WriteStream = process.stderr,
): { say: (what: string) => void; close: () => void } => {
  const shown = takesBack(stream);
  const began = performance.now();
  return {
    say(what) {
      if (shown) stream.write(`\r\u001B[2K${styleText("dim", `${what} …`, { stream })}`);
      else if (always) stream.write(`${Math.round((performance.now() - began) / 1000)} s: ${what}\n`);
    },
    close: () => void (shown && stream.write("\r\u001B[2K")),
  };
};

/**
 * Tells on a terminal what the seconds before the first output are for, and takes it back when they are over. Nothing is
 * told where nobody waits at a terminal.
 */
export const waiting = async <Result>(
  what: string,
  work: () => Promise<Result>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Result> => {
  const shown = takesBack(stream);
  if (shown) stream.write(styleText("dim", `${what} …`, { stream }));
  try {
    return await work();
  } finally {
    if (shown) stream.write("\r\u001B[2K");
  }
};
