import { norm, tolerance } from "reward";
import type { Step } from "environment";

// Low is what is wanted; from there on only being still counts. A step is worth having even to a beginner who shakes and leans:
// at ten times this effort and nothing for lasting, the cheapest thing was to end the episode.
export const weights = { alive: 0.5, low: 1, still: 1, calm: 0.5, level: 0.5, effort: 0.05 };

export function terms({ action, next, terminated }: Step) {
  const { velocityX, velocityY, velocityZ } = next.torso;
  const legs = [next.frontLeft, next.backLeft, next.backRight, next.frontRight];
  const rates = norm(legs.map((leg) => norm([leg.hip.rate, leg.ankle.rate])));
  return {
    alive: terminated ? 0 : 1,
    low: tolerance(next.torso.height, { bounds: [0.3, 0.4], margin: 0.2, shape: "linear" }),
    still: tolerance(norm([velocityX, velocityY, velocityZ]), { bounds: [0, 0.05], margin: 0.5, shape: "hyperbolic" }),
    calm: tolerance(rates, { bounds: [0, 0.2], margin: 2, shape: "hyperbolic" }),
    level: -next.torso.tilt,
    effort: -(norm(action.torque) ** 2),
  };
}
