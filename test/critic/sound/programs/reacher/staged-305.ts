import { decay, ramp, sum } from "reward";
import type { Step } from "environment";

export const weights = { far: 1, close: 1, there: 1, effort: 0.005 };

export function terms({ action, next }: Step) {
  const gap = next.fingertip.markDistance;
  return {
    far: -gap / 0.4,
    close: decay(gap, 0.05),
    // the last centimetres count once more
    there: ramp(gap, 0.12, 0.005),
    effort: -sum(action.torque.map((share) => share ** 2)),
  };
}
