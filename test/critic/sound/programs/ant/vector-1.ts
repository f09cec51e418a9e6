import type { Step } from "environment";
import { dot, norm, subtract } from "reward";

const ahead = [1, 0];
export const weights = { along: 1, alive: 0.4, side: 0.2, effort: 0.05 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const way = subtract([next.torso.x, next.torso.y], [state.torso.x, state.torso.y]);
  const along = dot(way, ahead);
  const side = norm(subtract(way, ahead.map((part) => part * along)));
  return {
    along: along / dt,
    alive: terminated ? 0 : 1,
    side: -side / dt,
    effort: -dot(action.torque, action.torque),
  };
}
