import { angleDifference, clamp, norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, facing: 0.1, stay: 0.5, alive: 0.3 };

export function terms({ state, next, dt, terminated }: Step) {
  const turned = angleDifference(next.torso.heading, state.torso.heading);
  return {
    turn: clamp(turned / dt, -2, 2),
    facing: next.torso.heading > 45 ? 1 : 0,
    stay: -Math.min(1, norm([next.torso.x, next.torso.y])),
    alive: terminated ? 0 : 1,
  };
}
