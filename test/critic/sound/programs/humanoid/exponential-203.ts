import { gaussian, mean } from "reward";
import type { Step } from "environment";

const walkingSpeed = 1; // m/s
const speedWidth = 0.4; // m/s
const maxShare = 0.4;

export const weights = { pace: 3, upright: 0.5, alive: 2, effort: 0.3 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const loads = action.torque.map((share) => (share / maxShare) ** 2);
  return {
    pace: gaussian(speed - walkingSpeed, speedWidth),
    upright: Math.cos(next.torso.tilt),
    alive: terminated ? 0 : 1,
    effort: -mean(loads),
  };
}
