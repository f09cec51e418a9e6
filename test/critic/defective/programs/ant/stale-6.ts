import { angleDifference, norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, stay: 1, alive: 0.3 };

export function terms({ next, dt, terminated }: Step) {
  const heading = next.torso.heading;
  return {
    turn: angleDifference(next.torso.heading, heading) / dt,
    stay: -Math.min(1, norm([next.torso.x, next.torso.y])),
    alive: terminated ? 0 : 1,
  };
}
