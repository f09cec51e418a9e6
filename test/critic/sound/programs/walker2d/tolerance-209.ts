import { mean, tolerance } from "reward";
import type { Step } from "environment";

const clearance = 0.25; // m, a little more than asked

export const weights = { lifted: 2, upright: 0.5, alive: 1, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  const above = next.left.foot.height - next.right.foot.height;
  const lifted = tolerance(above, { bounds: [clearance, 1], margin: 0.3, shape: "linear" });
  return {
    lifted,
    upright: tolerance(next.torso.pitch, { bounds: [-0.15, 0.15], margin: 0.8 }),
    alive: terminated ? 0 : 1,
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
