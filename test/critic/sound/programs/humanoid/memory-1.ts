import { tolerance } from "reward";
import type { Step } from "environment";

// Steps: a foot that comes down in front of the other pays a little, once until the other one has done so.
export const weights = { pace: 2, alive: 2, step: 0.5, upright: 0.5 };

export const initial = { turn: 0 };

export function terms({ state, next, memory, dt, terminated }: Step<typeof initial>) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const left = next.leftFoot.contact && !state.leftFoot.contact && next.leftFoot.x > next.rightFoot.x + 0.1;
  const right = next.rightFoot.contact && !state.rightFoot.contact && next.rightFoot.x > next.leftFoot.x + 0.1;
  let step = 0;
  if (left && memory.turn <= 0 && speed > 0.3) {
    step = 1;
    memory.turn = 1;
  } else if (right && memory.turn >= 0 && speed > 0.3) {
    step = 1;
    memory.turn = -1;
  }
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear" }),
    alive: terminated ? 0 : 1,
    step,
    upright: -next.torso.tilt,
  };
}
