import { clamp, norm } from "reward";
import type { Step } from "environment";

// Turning nose first is paid step by step, twice in the air; touching down with anything but the feet costs as much as turning
// at 2 rad/s earns: who fears it more never leaves the ground. Faster than 8 rad/s is not asked for: a flip has to be landed.
export const weights = { turning: 0.2, airborne: 0.2, clean: 0.4, effort: 0.005 };

export function terms({ action, next }: Step) {
  const { torso, head, back, front } = next;
  const rate = clamp(torso.pitchRate, -8, 8);
  const inTheAir = !back.foot.contact && !front.foot.contact && !torso.contact && !head.contact;
  return {
    turning: rate,
    airborne: inTheAir ? Math.max(rate, 0) : 0,
    clean: torso.contact || head.contact ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
