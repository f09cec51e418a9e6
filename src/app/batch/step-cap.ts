import type { RewardsmithError } from "../../core/errors.ts";
import { wholeExceeded } from "./exceeded.ts";

/**
 * Environment steps of many runs against one cap. What is about to be trained is booked at the most that it can take and
 * waits while others' bookings might leave no room; where there is none even without them, the cap is reached.
 */
export const createStepCap = (
  cap: number = Number.POSITIVE_INFINITY,
  { before, exceed }: { before: number; exceed: (error: RewardsmithError) => never },
) => {
  let used = before;
  let booked = 0;
  let waiting: (() => void)[] = [];
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const each of woken) each();
  };
  return {
    /** Resolves with the way to say what was taken. */
    async book(most: number, signal?: AbortSignal): Promise<(taken: number) => void> {
      for (;;) {
        signal?.throwIfAborted();
        if (used + most > cap) {
          const left = Math.max(0, cap - used);
          exceed(
            wholeExceeded("max-steps", `a training takes up to ${most} environment steps, ${left} of ${cap} are left`),
          );
        }
        if (used + booked + most <= cap) break;
        await new Promise<void>((resolve) => {
          // A run's signal outlives its waits, and would keep a listener of each.
          const goOn = () => {
            signal?.removeEventListener("abort", goOn);
            resolve();
          };
          waiting.push(goOn);
          signal?.addEventListener("abort", goOn);
        });
      }
      booked += most;
      return (taken) => {
        booked -= most;
        used += taken;
        wake();
      };
    },
  };
};
