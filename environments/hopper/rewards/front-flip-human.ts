import { norm } from "reward";
import type { Step } from "environment";

// Radians forward that torso and shin have both turned are paid once, and so is height reached for the first time, which
// buys the time to turn: neither rocking nor hopping earns anything twice. A landing upright after a whole turn is worth
// another turn, and a fall costs a bit.
export const weights = { turning: 1, rise: 2, landing: 6, fall: 0.5, effort: 0.0005 };

export const initial = { turned: 0, top: 1.25, landed: 0 };

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  const { torso, hip, knee, foot } = next;
  const turn = 2 * Math.PI;
  const upper = torso.pitch;
  const lower = torso.pitch - hip.angle - knee.angle;
  const before = memory.turned;
  memory.turned = Math.min(turn, Math.max(before, Math.min(upper, lower)));
  const top = memory.top;
  memory.top = Math.max(top, torso.height);
  const upright = Math.abs(upper - turn) <= 1.5 && Math.abs(lower - turn) <= 1.5;
  const lands = memory.landed === 0 && upright && foot.contact && !terminated ? 1 : 0;
  if (lands === 1) memory.landed = 1;
  return {
    turning: memory.turned - before,
    rise: memory.top - top,
    landing: lands,
    fall: terminated ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
