import { norm } from "reward";
import type { Step } from "environment";

// The fitness step by step: a thousandth for each step of standing.
export const weights = { standing: 0.001 };

export const initial = { x: 0, y: 0 };

export function terms({ state, next, memory, dt, time }: Step<typeof initial>) {
  if (time === 0) {
    memory.x = state.centerOfMass.x;
    memory.y = state.centerOfMass.y;
  }
  const { torso, centerOfMass } = next;
  const upright = torso.height >= 1.15 && torso.height <= 1.5 && torso.tilt <= 0.3;
  const still = norm([centerOfMass.x - state.centerOfMass.x, centerOfMass.y - state.centerOfMass.y]) <= 0.3 * dt;
  const near = norm([centerOfMass.x - memory.x, centerOfMass.y - memory.y]) <= 0.5;
  return { standing: upright && still && near ? 1 : 0 };
}
