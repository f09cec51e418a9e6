import { norm } from "reward";
import type { Step } from "environment";

// Every radian backward that torso and shin turn is paid and every one forward is charged, so rocking earns nothing, and a fall costs
// only what it ends: who fears it never leaves the ground. What is turned beyond the half counts twice, height and torque are worth
// a little at first: a dive turns three quarters, and only who jumps gets round. Then the landing, and every step on its feet.
export const weights = { turning: 1, over: 1, lift: 0.3, landing: 10, standing: 0.05, vigour: 0.001 };

export const initial = { landed: 0 };

export function terms({ state, action, next, memory, time, terminated }: Step<typeof initial>) {
  const turn = 2 * Math.PI;
  const upper = next.torso.pitch;
  const lower = upper - next.hip.angle - next.knee.angle;
  const before = -(2 * state.torso.pitch - state.hip.angle - state.knee.angle) / 2;
  const after = -(upper + lower) / 2;
  const upright = Math.abs(upper + turn) <= 1.5 && Math.abs(lower + turn) <= 1.5;
  const lands = memory.landed === 0 && upright && next.foot.contact && !terminated ? 1 : 0;
  if (lands === 1) memory.landed = 1;
  return {
    turning: after - before,
    over: Math.max(after - Math.PI, 0) - Math.max(before - Math.PI, 0),
    lift: time < 1 ? Math.max(next.torso.height - 1.25, 0) : 0,
    landing: lands,
    standing: after > 5 && !terminated ? 1 : 0,
    vigour: norm(action.torque) ** 2,
  };
}
