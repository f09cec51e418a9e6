import { norm, tolerance } from "reward";
import type { Step } from "environment";

// A product, so that no part can be had without the others: low and calm is not standing. Alive on top of it, because a
// beginner falls within half a second and must first learn to last.
export const weights = { standing: 2, alive: 1, home: 0.3, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const { torso, centerOfMass } = next;
  const speed = norm([centerOfMass.x - state.centerOfMass.x, centerOfMass.y - state.centerOfMass.y]) / dt;
  const high = tolerance(torso.height, { bounds: [1.2, 1.45], margin: 0.25, shape: "linear" });
  const upright = tolerance(torso.tilt, { bounds: [0, 0.15], margin: 0.6, shape: "hyperbolic" });
  const still = tolerance(speed, { bounds: [0, 0.1], margin: 1, shape: "hyperbolic" });
  return {
    standing: high * upright * (0.3 + 0.7 * still),
    alive: terminated ? 0 : 1,
    home: -Math.min(norm([centerOfMass.x, centerOfMass.y]), 1),
    effort: -(norm(action.torque) ** 2),
  };
}
