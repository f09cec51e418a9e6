import { norm } from "reward";
import type { Step } from "environment";

const cruise = 1.5; // m/s

export const weights = { speed: 1, alive: 1, effort: 0.001 };

export function terms({ next, action, terminated }: Step) {
  const velocity = next.torso.velocityX;
  // Beyond cruising speed more speed is worth half as much.
  const speed = velocity > cruise ? 0.5 * velocity : velocity;
  return {
    speed,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
