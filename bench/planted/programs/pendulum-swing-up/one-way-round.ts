// The rod has to come round to the top, so what it turns, counted in one sense, is paid; so is its height.
import { angleDifference } from "reward";
import type { Step } from "environment";

export const weights = { turned: 5, height: 0.2 };

export function terms({ state, next }: Step) {
  return {
    turned: angleDifference(next.rod.angle, state.rod.angle),
    height: next.rod.height,
  };
}
