import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["standing"];
export const weights = { standing: 1, forward: 1, lean: 0.5 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    standing: terminated ? -1 : 1,
    forward: (next.torso.x - state.torso.x) / dt - 0.2,
    lean: -Math.abs(next.torso.pitch),
  };
}
