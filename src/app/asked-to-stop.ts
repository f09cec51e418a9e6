import { readInbox } from "../store/inbox.ts";

/** Whose inbox may hold a stop: a run or a batch, by the process that carries it out. */
export type Stoppable = {
  folder: string;
  /** Numbers of the messages that its log says were taken. */
  taken: () => ReadonlySet<number>;
  /** Puts into its log, once, that this message was taken. */
  record: (message: number) => Promise<unknown>;
  tell: (message: string) => void;
};

/** How often a stop is looked for. */
const everyMilliseconds = 500;

const takeStop = async ({ folder, taken, record }: Stoppable): Promise<boolean> => {
  const stops = (await readInbox(folder, { taken: taken() })).flatMap((entry) =>
    "message" in entry && entry.message.kind === "stop" ? [entry.number] : [],
  );
  for (const message of stops) await record(message);
  return stops.length > 0;
};

/**
 * Looks for a stop in the inbox until the returned function is called. One that was there before is recorded and passed
 * over: who goes on has changed their mind.
 */
export const watchForStop = async (stoppable: Stoppable, onStop: () => void): Promise<() => void> => {
  if (await takeStop(stoppable)) stoppable.tell("a stop that was asked for before this process began is passed over");
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    takeStop(stoppable)
      .then((stop) => void (stop && onStop()))
      // A folder that cannot be read for a moment is looked at again.
      .catch(() => {})
      .finally(() => (looking = false));
  }, everyMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
};
