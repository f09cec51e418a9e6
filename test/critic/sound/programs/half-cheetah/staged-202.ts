import { clamp, norm } from "reward";
import type { Step } from "environment";

const whole = 2 * Math.PI;

export const weights = { spin: 1, airborne: 0.1, scrape: 1.5, effort: 0.02 };

export function terms({ state, next, action, dt }: Step) {
  // Share of a turn, nose first, in a second
  const spin = (next.torso.pitch - state.torso.pitch) / (whole * dt);
  const touching = next.torso.contact || next.head.contact;
  const flying = !touching && !next.back.foot.contact && !next.front.foot.contact;
  return {
    spin: clamp(spin, -2, 2),
    airborne: flying ? 1 : 0,
    scrape: touching ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
