import { budgetExceeded } from "./budget.ts";

/**
 * Environment steps against a cap. What is about to be trained is booked as a whole before its first step, at the most that
 * it can take, and what was not taken is given back when the booking is closed. Bookings are opened and closed at the same
 * places of every search, however its trainings overlap, so a cap stops every run at the same place.
 */
export type StepLedger = {
  /** Infinity without a cap. */
  left(): number;
  fits(steps: number): boolean;
  /** Another cap from now on; what is booked and used stays so. */
  move(cap: number): void;
  /** Throws `budget` where the cap does not hold it. */
  book(steps: number): Booking;
};

export type Booking = {
  /** The one who asks first for a job pays for it; gives the way to say what it took. */
  claim(job: string): (steps: number) => void;
  close(): void;
};

export const createStepLedger = (first: number = Number.POSITIVE_INFINITY): StepLedger => {
  let cap = first;
  const claimed = new Set<string>();
  let used = 0;
  let booked = 0;
  const left = () => cap - used - booked;
  const fits = (steps: number) => steps <= left();
  return {
    left,
    fits,
    move: (to) => void (cap = to),
    book: (steps) => {
      if (!fits(steps))
        throw budgetExceeded("steps", `what comes next needs ${steps} environment steps, ${left()} of ${cap} are left`);
      booked += steps;
      let taken = 0;
      let open = true;
      return {
        claim: (job) => {
          if (claimed.has(job)) return () => {};
          claimed.add(job);
          return (count) => void (taken += count);
        },
        close: () => {
          if (!open) return;
          open = false;
          booked -= steps;
          used += taken;
        },
      };
    },
  };
};
