import { norm } from "reward";
import type { Step } from "environment";

const temperature = 0.1; // m

export const weights = { reach: 1, effort: 0.02 };

export function terms({ next, action }: Step) {
  const distance = next.fingertip.markDistance;
  return {
    reach: 1 - Math.exp(-distance / temperature),
    effort: -(norm(action.torque) ** 2),
  };
}
