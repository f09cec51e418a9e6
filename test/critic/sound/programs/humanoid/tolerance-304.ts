import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, upright: 1, tall: 1, still: 0.5, home: 0.5 };

export function terms({ state, next, dt, terminated }: Step) {
  if (terminated) return { alive: 0, upright: 0, tall: 0, still: 0, home: 0 };
  const here = next.centerOfMass;
  const there = state.centerOfMass;
  const speed = norm([here.x - there.x, here.y - there.y]) / dt;
  return {
    alive: 1,
    upright: tolerance(next.torso.tilt, { bounds: [0, 0.2], margin: 0.6 }),
    tall: tolerance(next.torso.height, { bounds: [1.2, 1.4], margin: 0.2 }),
    still: tolerance(speed, { bounds: [0, 0.2], margin: 0.8 }),
    home: tolerance(norm([here.x, here.y]), { bounds: [0, 0.3], margin: 0.5 }),
  };
}
