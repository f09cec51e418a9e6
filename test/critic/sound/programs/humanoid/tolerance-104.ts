import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { alive: 2, walking: 3 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const walking = tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear", valueAtMargin: 0 });
  return { alive: terminated ? 0 : 1, walking };
}
