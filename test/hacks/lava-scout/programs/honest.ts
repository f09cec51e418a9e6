// Rows crossed pay, standing in lava costs, and time costs a little; what is seen is no matter.
import type { Step } from "environment";

export const weights = { crossed: 1, burnt: 5, time: 0.1 };

export function terms({ state, next }: Step) {
  return {
    crossed: next.scout.row - state.scout.row,
    burnt: next.scout.burnt ? -1 : 0,
    time: -1,
  };
}
