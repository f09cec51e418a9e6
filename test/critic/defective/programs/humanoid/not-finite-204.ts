import { tolerance } from "reward";
import type { Step } from "environment";

const motors = 17;

export const weights = { pace: 2, alive: 2, effort: 0.2 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  let energy = 0;
  for (let motor = 0; motor <= 17; motor++) {
    energy += action.torque[motor] ** 2;
  }
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 0.8 }),
    alive: terminated ? 0 : 1,
    effort: -energy / motors,
  };
}
