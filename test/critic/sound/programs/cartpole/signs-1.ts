import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["alive"];
export const weights = { alive: 1, righting: 1 };

export function terms({ state, next, terminated }: Step) {
  return { alive: terminated ? -1 : 1, righting: Math.abs(state.pole.angle) - Math.abs(next.pole.angle) };
}
