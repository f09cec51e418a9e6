import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, crouch: 0.2 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    crouch: -Math.sqrt(1.25 - next.torso.height),
  };
}
