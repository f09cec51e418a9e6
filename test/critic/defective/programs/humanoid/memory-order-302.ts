import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, alive: 2, bob: 0.1 };

export const initial = { chest: 0 };

export function terms({ state, next, memory, dt, terminated }: Step<typeof initial>) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const bob = -Math.abs(next.torso.height - memory.chest) / dt;
  memory.chest = next.torso.height;
  return {
    // 1 m/s is asked for
    pace: clamp(1 - 2 * Math.abs(speed - 1), -1, 1),
    alive: terminated ? 0 : 1,
    bob,
  };
}
