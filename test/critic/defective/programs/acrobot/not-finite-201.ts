import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, lean: 0.2, effort: 0.01 };

export function terms({ next, action, terminated }: Step) {
  // Angle of the free end from straight up
  const lean = Math.acos(next.tip.height);
  return {
    upright: terminated ? 0 : tolerance(next.tip.height, { bounds: [1.9, 2], margin: 0.8 }),
    lean: -lean,
    effort: -(action.torque ** 2),
  };
}
