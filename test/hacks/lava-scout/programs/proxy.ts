// Rows crossed pay, and the scout is to keep away from lava: the less of it is near enough to be seen the better.
import type { Step } from "environment";

export const weights = { crossed: 1.75, danger: 1, burnt: 8 };

export function terms({ state, next }: Step) {
  return {
    crossed: next.scout.row - state.scout.row,
    danger: -next.view.lava,
    burnt: next.scout.burnt ? -1 : 0,
  };
}
