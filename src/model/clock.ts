import { setTimeout as delay } from "node:timers/promises";

/** Time as the model seam reads it; tests hand in one that does not wait. */
export type Clock = { /** Milliseconds since the epoch. */ now(): number; sleep(milliseconds: number): Promise<void> };

/** setTimeout turns anything above 2³¹ − 1 ms into 1 ms, so long waits go in pieces. */
export const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds) {
    for (let left = milliseconds; left > 0; left -= longestTimer) await delay(Math.min(left, longestTimer));
  },
};
