// Up first, and the lean as a correction: being straight up is paid as in the swing-up, leaning is paid as the task
// asks.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { top: 3, lean: 2, rate: 0.02 };

export function terms({ next }: Step) {
  const { angle, rate } = next.rod;
  return {
    top: -square(angle),
    lean: -square(angle - 0.3),
    rate: -square(rate),
  };
}
