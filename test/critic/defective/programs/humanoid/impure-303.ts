import { tolerance, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, alive: 1, course: 0.2 };

export function terms({ state, next, dt, terminated }: Step) {
  const torso = next.torso;
  torso.heading = Math.abs(wrapAngle(torso.heading));
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 0.9, shape: "linear", valueAtMargin: 0 }),
    alive: terminated ? 0 : 1,
    course: -torso.heading,
  };
}
