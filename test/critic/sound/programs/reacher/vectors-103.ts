import { distance } from "reward";
import type { Step } from "environment";

export const weights = { gap: 1, effort: 0.02, inside: 0.2 };

export function terms({ next, action }: Step) {
  const tip = [next.fingertip.x, next.fingertip.y];
  const gap = distance(tip, [next.mark.x, next.mark.y]);
  const [shoulder, elbow] = action.torque;
  return { gap: -gap, effort: -(shoulder * shoulder + elbow * elbow), inside: gap < 0.05 ? 1 : 0 };
}
