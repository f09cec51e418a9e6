import { excess } from "reward";
import type { Step } from "environment";

export const weights = { alive: 2, upright: 1, effort: 0.1 };

function effortOf(torque: readonly number[]): number {
  let cost = 0;
  for (let i = 0; i <= 17; i++) {
    cost += torque[i] ** 2;
  }
  return cost;
}

export function terms({ action, next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    upright: -excess(next.torso.tilt, 0, 0.15),
    effort: -effortOf(action.torque),
  };
}
