import { styleText } from "node:util";

/**
 * Tells on a terminal what the seconds before the first output are for, and takes it back when they are over. Nothing is
 * told where nobody waits at a terminal.
 */
export const waiting = async <Result>(
  what: string,
  work: () => Promise<Result>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Result> => {
  const shown = stream.isTTY && process.env["TERM"] !== "dumb";
  if (shown) stream.write(styleText("dim", `${what} …`, { stream }));
  try {
    return await work();
  } finally {
    if (shown) stream.write("\r\u001B[2K");
  }
};
