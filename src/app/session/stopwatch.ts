/** Seconds that passed between its starts and stops, one that has not stopped included. */
export type Stopwatch = { start(): () => void; seconds(): number };

export const createStopwatch = (now: () => number = () => performance.now() / 1000): Stopwatch => {
  let before = 0;
  let since: number | null = null;
  return {
    start: () => {
      since = now();
      return () => {
        if (since !== null) before += now() - since;
        since = null;
      };
    },
    seconds: () => before + (since === null ? 0 : now() - since),
  };
};
