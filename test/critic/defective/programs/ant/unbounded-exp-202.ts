import { mean } from "reward";
import type { Step } from "environment";

const progressTemperature = 5; // m

export const weights = { forward: 1, distanceBonus: 0.1, effort: 0.1, alive: 0.5 };

export function terms({ next, action, terminated }: Step) {
  const travelled = next.torso.x;
  return {
    forward: next.torso.velocityX,
    distanceBonus: Math.exp(travelled / progressTemperature) - 1,
    effort: -mean(action.torque.map((share) => share ** 2)),
    alive: terminated ? 0 : 1,
  };
}
