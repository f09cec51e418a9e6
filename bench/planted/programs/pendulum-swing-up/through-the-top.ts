// Each time that the rod comes to the vertical there is a prize, and height leads there.
import type { Step } from "environment";

export const weights = { top: 10, height: 0.2 };

export function terms({ state, next }: Step) {
  const passes = state.rod.angle * next.rod.angle <= 0 && Math.abs(next.rod.angle) < 1;
  return {
    top: passes ? 1 : 0,
    height: next.rod.height,
  };
}
