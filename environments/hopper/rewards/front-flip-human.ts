import { norm } from "reward";
import type { Step } from "environment";

// Every radian forward that torso and shin turn is paid and every one back is charged, so rocking earns nothing, and a fall costs
// only what it ends: who fears it never leaves the ground. A landing upright after a whole turn is worth another turn. Torque is
// worth a little: half of a jump is a dive, and a beginner who spares itself learns that one.
export const weights = { turning: 1, landing: 6, vigour: 0.003 };

export const initial = { landed: 0 };

export function terms({ state, action, next, memory, terminated }: Step<typeof initial>) {
  const turn = 2 * Math.PI;
  const upper = next.torso.pitch;
  const lower = upper - next.hip.angle - next.knee.angle;
  const before = 2 * state.torso.pitch - state.hip.angle - state.knee.angle;
  const upright = Math.abs(upper - turn) <= 1.5 && Math.abs(lower - turn) <= 1.5;
  const lands = memory.landed === 0 && upright && next.foot.contact && !terminated ? 1 : 0;
  if (lands === 1) memory.landed = 1;
  return {
    turning: (upper + lower - before) / 2,
    landing: lands,
    vigour: norm(action.torque) ** 2,
  };
}
