import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { alive: 1, high: 1, upright: 0.5 };

export function terms(step: Step) {
  const { next, terminated } = step;
  const shoulders = [next.leftShoulder.first.rate, next.rightShoulder.first.rate];
  const high = ramp(next.torso.height, 1, 1.25);
  return { alive: terminated ? 0 : 1, high: high, upright: -next.torso.tilt };
}
