import { wrapAngle } from "reward";
import type { Step } from "environment";

const leaning = 17;

export const weights = { held: 1, calm: 0.05, effort: 0.001 };

export function terms({ next, action }: Step) {
  const error = wrapAngle(next.rod.angle - leaning);
  return { held: -(error ** 2), calm: -(next.rod.rate ** 2), effort: -(action.torque ** 2) };
}
