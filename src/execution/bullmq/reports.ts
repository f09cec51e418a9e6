import type { Said } from "./messages.ts";

/** What is said of a job, gathered and sent in order, at most every so often. What cannot be sent is lost: nothing depends on it. */
export const createReports = ({
  everyMilliseconds,
  send,
}: {
  everyMilliseconds: number;
  send: (said: Said[]) => Promise<void>;
}): { say: (said: Said) => void; flush: () => Promise<void>; close: () => void } => {
  let waiting: Said[] = [];
  let timer: NodeJS.Timeout | undefined;
  let line: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const said = waiting;
    waiting = [];
    if (said.length > 0) line = line.then(() => send(said)).catch(() => {});
    return line;
  };
  return {
    say: (said) => {
      waiting.push(said);
      timer ??= setTimeout(() => void flush(), everyMilliseconds);
    },
    flush,
    close: () => clearTimeout(timer),
  };
};
