import { clamp, mean } from "reward";
import type { Step } from "environment";

const goalSpeed = 1;

export const weights = { speed: 2, alive: 3, sideways: 0.3, effort: 0.2 };

// 1 at the goal, falling as much for too slow as for too fast
function match(speed: number, goal: number): number {
  return 1 - clamp(Math.abs(speed - goal) / goal, 0, 2);
}

export function terms({ state, next, action, dt, terminated }: Step) {
  const vx = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const vy = (next.centerOfMass.y - state.centerOfMass.y) / dt;
  return {
    speed: match(vx, goalSpeed),
    alive: terminated ? 0 : 1,
    sideways: -Math.abs(vy),
    effort: -mean(action.torque.map((share) => (share / 0.4) ** 2)),
  };
}
