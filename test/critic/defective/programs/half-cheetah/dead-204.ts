import { norm, square, tolerance } from "reward";
import type { Step } from "environment";

const pace = 2; // m/s

export const weights = {
  pace: 1,
  level: 0.2,
  steady: 0,
  effort: 0.02,
};

export function terms({ next, action }: Step) {
  return {
    pace: tolerance(next.torso.velocityX, { bounds: [pace - 0.1, pace + 0.1], margin: 2 }),
    level: Math.cos(next.torso.pitch),
    steady: -square(next.torso.pitchRate),
    effort: -(norm(action.torque) ** 2),
  };
}
