import { norm } from "reward";
import type { Step } from "environment";

// Radians backward that torso and shin have both turned are paid once, so that rocking to and fro earns nothing twice; a
// landing upright after a whole turn is worth another turn, rising before it buys the time for it, and a fall costs a bit.
export const weights = { turning: 1, rise: 0.05, landing: 6, fall: 0.5, effort: 0.0005 };

export const initial = { turned: 0, landed: 0 };

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  const { torso, hip, knee, foot } = next;
  const turn = 2 * Math.PI;
  const upper = -torso.pitch;
  const lower = -(torso.pitch - hip.angle - knee.angle);
  const before = memory.turned;
  memory.turned = Math.min(turn, Math.max(before, Math.min(upper, lower)));
  const upright = Math.abs(upper - turn) <= 1.5 && Math.abs(lower - turn) <= 1.5;
  const lands = memory.landed === 0 && upright && foot.contact && !terminated ? 1 : 0;
  if (lands === 1) memory.landed = 1;
  return {
    turning: memory.turned - before,
    rise: memory.turned < turn ? Math.max(torso.velocityZ, 0) : 0,
    landing: lands,
    fall: terminated ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
