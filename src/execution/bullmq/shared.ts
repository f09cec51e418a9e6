/** How many results that nobody has fetched are kept. */
const MOST_KEPT = 64;

/**
 * Work by key, done once for all who take it while it is under way or kept: it ends when the last of them has stopped waiting,
 * and what it gave is kept until it is forgotten. What it throws is not kept.
 */
export const createShared = <Result>() => {
  type Piece = { result: Promise<Result>; takers: number; stop: AbortController; ended: boolean };
  const pieces = new Map<string, Piece>();
  const begin = (key: string, work: (signal: AbortSignal) => Promise<Result>): Piece => {
    const stop = new AbortController();
    const piece: Piece = { result: work(stop.signal), takers: 0, stop, ended: false };
    pieces.set(key, piece);
    piece.result.then(
      () => {
        piece.ended = true;
        const kept = [...pieces].filter(([, { ended }]) => ended);
        for (const [old] of kept.slice(0, Math.max(0, kept.length - MOST_KEPT))) pieces.delete(old);
      },
      () => {
        if (pieces.get(key) === piece) pieces.delete(key);
      },
    );
    return piece;
  };
  return {
    async take(
      key: string,
      { work, signal }: { work: (signal: AbortSignal) => Promise<Result>; signal: AbortSignal },
    ): Promise<Result> {
      signal.throwIfAborted();
      const found = pieces.get(key);
      const piece = found === undefined || found.stop.signal.aborted ? begin(key, work) : found;
      piece.takers++;
      const leave = new Promise<never>((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
      );
      try {
        return await Promise.race([piece.result, leave]);
      } finally {
        piece.takers--;
        if (piece.takers === 0 && !piece.ended) piece.stop.abort();
      }
    },
    forget: (key: string): void => void pieces.delete(key),
  };
};
