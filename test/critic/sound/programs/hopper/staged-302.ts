import { clamp, ramp } from "reward";
import type { Step } from "environment";

export const weights = { turned: 60, landed: 50, jump: 0.05 };

export const initial = { landed: 0 };

const whole = 2 * Math.PI;

// pays the turn as a potential, jumping before half of it is done, and the landing once
export function terms({ state, next, memory }: Step<typeof initial>) {
  const turnOf = (torso: number, shin: number) => clamp(Math.min(torso, shin) / whole, -0.2, 1);
  const shin = next.torso.pitch - next.hip.angle - next.knee.angle;
  const shinBefore = state.torso.pitch - state.hip.angle - state.knee.angle;
  const share = turnOf(next.torso.pitch, shin);
  const off = Math.max(Math.abs(next.torso.pitch - whole), Math.abs(shin - whole));
  const landing = memory.landed === 0 && next.foot.contact && off < Math.PI / 2;
  if (landing) memory.landed = 1;
  return {
    turned: share - turnOf(state.torso.pitch, shinBefore),
    landed: landing ? 1 : 0,
    jump: share < 0.5 ? ramp(next.torso.velocityZ, 0, 3) * ramp(next.foot.height, 0, 0.2) : 0,
  };
}
