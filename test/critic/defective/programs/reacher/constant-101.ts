import type { Step } from "environment";
import { decay } from "reward";

export const weights = { near: 1, steady: 0.2 };

export function terms({ state, next }: Step) {
  return {
    near: -next.fingertip.markDistance,
    steady: decay(next.mark.x - state.mark.x, 0.01),
  };
}
