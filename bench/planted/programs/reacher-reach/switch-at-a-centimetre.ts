// A soft switch: on within a centimetre of the mark, off beyond it. Torque costs a little.
import { norm, sigmoid, square } from "reward";
import type { Step } from "environment";

export const weights = { on: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  return {
    on: sigmoid(-1000 * (next.fingertip.markDistance - 0.01)),
    effort: -square(norm(action.torque)),
  };
}
