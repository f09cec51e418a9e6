import { sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.8, ankles: 0.05 };

export function terms(step: Step) {
  const { torque } = step.action;
  // ankles wear out first
  const ankles = [torque[0], torque[2], torque[4], torque[6]];
  return {
    forward: (step.next.torso.x - step.state.torso.x) / step.dt,
    alive: step.terminated ? 0 : 1,
    ankles: -sum(ankles.map((share) => share ** 2)),
  };
}
