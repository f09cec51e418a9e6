import { mean } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, alive: 5, effort: 0.5 };

function boost(value: number, temperature: number): number {
  return Math.exp(value / temperature);
}

export function terms({ next, action, terminated }: Step) {
  const speed = boost(next.torso.velocityX, 0.4);
  return {
    speed,
    alive: terminated ? 0 : 1,
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
