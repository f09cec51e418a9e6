import type { Step } from "environment";
import { sum } from "reward";

export const weights = { turn: 1, stray: 0.8, alive: 0.4, effort: 0.03 };

export function terms({ action, next: { torso }, terminated }: Step) {
  const away = Math.sqrt(torso.x ** 2 + torso.y ** 2);
  return {
    turn: Math.min(torso.yawRate, 2) * Math.max(0, Math.cos(torso.tilt)),
    stray: -Math.min(away, 2),
    alive: terminated ? 0 : 1,
    effort: -sum(action.torque.map((torque) => torque * torque)),
  };
}
