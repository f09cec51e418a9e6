import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["arrival"];
export const weights = { arrival: 1, pumping: 1 };

// −1 for each step that is not the last; pushing the way it rolls is what adds energy.
export function terms({ action, state, terminated }: Step) {
  return { arrival: terminated ? 1 : -1, pumping: action.throttle * state.car.velocity };
}
