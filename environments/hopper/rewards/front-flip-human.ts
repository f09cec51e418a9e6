import { norm } from "reward";
import type { Step } from "environment";

// New ground turned is paid for, radian by radian, so that rocking to and fro earns nothing twice; a landing after a whole
// turn is worth another turn, rising off the ground buys the time for it, and a fall costs a bit.
export const weights = { turning: 1, rise: 0.05, landing: 6, fall: 0.5, effort: 0.0005 };

export const initial = { turned: 0, landed: 0 };

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  const before = memory.turned;
  memory.turned = Math.max(before, next.torso.pitch);
  const lands = memory.landed === 0 && memory.turned >= 2 * Math.PI && next.foot.contact && !terminated ? 1 : 0;
  if (lands === 1) memory.landed = 1;
  return {
    turning: memory.turned - before,
    rise: Math.max(next.torso.velocityZ, 0) * (memory.turned < 2 * Math.PI ? 1 : 0),
    landing: lands,
    fall: terminated ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
