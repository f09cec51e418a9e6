import type { Step } from "environment";
import { ramp } from "reward";

let steps = 0;

export const weights = { forward: 1, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  steps += 1;
  const patience = ramp(steps, 0, 10000);
  return {
    forward: ((next.torso.x - state.torso.x) / dt) * patience,
    alive: terminated ? 0 : 1,
  };
}
