import { norm } from "reward";
import type { Step } from "environment";

const speedTemperature = 0.5; // m/s

export const weights = { run: 0.1, upright: 0.5, effort: 0.05 };

export function terms({ next, action }: Step) {
  const run = Math.exp(next.torso.velocityX / speedTemperature);
  return {
    run,
    upright: Math.cos(next.torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
