import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, hop: 0.5 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    // a proper hop lifts the foot
    hop: next.foot.height > 0.8 ? 1 : 0,
  };
}
