import { norm, tolerance } from "reward";
import type { Step } from "environment";

// Low is what is wanted; from there on only being still counts. A motor that pushes on keeps the body moving, so motors
// pay a lot: with none, it sinks down by itself.
export const weights = { low: 1, still: 1, calm: 0.5, level: 0.5, effort: 0.5 };

export function terms({ action, next }: Step) {
  const { velocityX, velocityY, velocityZ } = next.torso;
  const legs = [next.frontLeft, next.backLeft, next.backRight, next.frontRight];
  const rates = norm(legs.map((leg) => norm([leg.hip.rate, leg.ankle.rate])));
  return {
    low: tolerance(next.torso.height, { bounds: [0.3, 0.4], margin: 0.2, shape: "linear" }),
    still: tolerance(norm([velocityX, velocityY, velocityZ]), { bounds: [0, 0.05], margin: 0.5, shape: "hyperbolic" }),
    calm: tolerance(rates, { bounds: [0, 0.2], margin: 2, shape: "hyperbolic" }),
    level: -next.torso.tilt,
    effort: -(norm(action.torque) ** 2),
  };
}
