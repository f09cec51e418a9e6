import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { tall: 2, upright: 1, still: 1, place: 0.5 };

export function terms({ state, next, dt }: Step) {
  const { torso, centerOfMass } = next;
  const moved = [centerOfMass.x - state.centerOfMass.x, centerOfMass.y - state.centerOfMass.y];
  const speed = Math.hypot(moved[0], moved[1]) / dt;
  const tall = tolerance(torso.height, { bounds: [1.2, 1.45], margin: 0.2 });
  return {
    tall,
    upright: tolerance(torso.tilt, { bounds: [0, 0.2], margin: 0.5 }),
    still: tall * tolerance(speed, { bounds: [0, 0.2], margin: 1 }),
    place: tolerance(Math.hypot(centerOfMass.x, centerOfMass.y), { bounds: [0, 0.3], margin: 1 }),
  };
}
