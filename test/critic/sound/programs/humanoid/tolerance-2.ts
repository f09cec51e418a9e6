import { mean, norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, high: 1, upright: 1, quiet: 0.5, effort: 0.05 };

export function terms(step: Step) {
  const { action, next, terminated } = step;
  const { torso } = next;
  const alive = terminated ? 0 : 1;
  return {
    alive,
    high: alive * tolerance(torso.height, { bounds: [1.2, 1.45], margin: 0.2, shape: "quadratic" }),
    upright: alive * tolerance(torso.tilt, { bounds: [0, 0.2], margin: 0.6 }),
    quiet: alive * tolerance(norm([torso.velocityX, torso.velocityY]), { bounds: [0, 0.2], margin: 1 }),
    effort: -mean(action.torque.map((torque) => torque ** 2)),
  };
}
