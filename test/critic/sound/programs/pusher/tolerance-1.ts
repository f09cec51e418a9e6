import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { onMark: 5, around: 3, reach: 2, effort: 0.003 };

export function terms({ action, next: { hand, object } }: Step) {
  return {
    onMark: tolerance(object.markDistance, { bounds: [0, 0.02], margin: 0.05 }),
    around: tolerance(object.markDistance, { bounds: [0, 0.02], margin: 0.5, shape: "linear", valueAtMargin: 0 }),
    reach: -hand.objectDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
