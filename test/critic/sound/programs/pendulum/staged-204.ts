import { smoothstep, square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, hold: 2, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { angle, rate, height } = next.rod;
  const up = smoothstep(height, 0.7, 1);
  const still = tolerance(rate, { bounds: [-0.5, 0.5], margin: 3 });
  return {
    height,
    // Being still is worth something near the top only.
    hold: up * still * (Math.abs(angle) < 0.2 ? 1 : 0.5),
    effort: -square(action.torque / 2),
  };
}
