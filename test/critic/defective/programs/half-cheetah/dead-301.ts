import { norm } from "reward";
import type { Step } from "environment";

export const weights = { backward: 1, level: 0.3, effort: 0.05 };

export function terms({ state, action, next, dt }: Step) {
  const level = Math.cos(next.torso.pitch);
  let bonus = 0;
  // on its feet: head and belly off the ground
  if (!next.head.contact && !next.torso.contact) {
    bonus = 0.5;
  }
  const gained = (state.torso.x - next.torso.x) / dt;
  return {
    backward: level > 0.5 ? gained : Math.min(0, gained),
    level,
    effort: -(norm(action.torque) ** 2),
  };
}
