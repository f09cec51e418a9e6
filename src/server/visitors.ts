/** How many pages are open, by their streams of events. */
export type Visitors = {
  come(): void;
  go(): void;
  /** Waits no longer. */
  close(): void;
};

/** Calls back once nobody has been here for so long, counted from the beginning or from when the last one left. */
export const createVisitors = ({
  idleMilliseconds,
  onIdle,
}: {
  idleMilliseconds: number | null;
  onIdle: () => void;
}): Visitors => {
  let count = 0;
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    if (idleMilliseconds !== null) timer = setTimeout(onIdle, idleMilliseconds);
  };
  wait();
  return {
    come() {
      count++;
      clearTimeout(timer);
    },
    go() {
      count--;
      if (count === 0) wait();
    },
    close: () => clearTimeout(timer),
  };
};
