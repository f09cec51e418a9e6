import type PQueue from "p-queue";

export type Turns = {
  shared<Result>(work: () => Promise<Result>): Promise<Result>;
  exclusive<Result>(work: () => Promise<Result>): Promise<Result>;
};

/**
 * Lets a second try at a deadline run with the machine to itself: a deadline is wall-clock, and a slow neighbour is not
 * the candidate's fault. Ordinary work is `shared`; `exclusive` work waits until none of it runs and holds new work back.
 */
export const createTurns = (queue: Pick<PQueue, "pause" | "start">): Turns => {
  let running = 0;
  let waiting = 0;
  let line: Promise<unknown> = Promise.resolve();
  let onIdle: (() => void) | null = null;

  const idle = (): Promise<void> =>
    running === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          onIdle = resolve;
        });
  return {
    shared: async (work) => {
      running++;
      try {
        return await work();
      } finally {
        running--;
        if (running === 0) onIdle?.();
      }
    },
    exclusive: (work) => {
      waiting++;
      queue.pause();
      const result = line.then(async () => {
        try {
          await idle();
          return await work();
        } finally {
          waiting--;
          if (waiting === 0) queue.start();
        }
      });
      line = result.catch(() => {});
      return result;
    },
  };
};
