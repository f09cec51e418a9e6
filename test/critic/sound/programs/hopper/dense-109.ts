import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { turning: 2, landed: 2 };

export function terms({ state, next, dt }: Step) {
  const turn = 2 * Math.PI;
  const shinBefore = state.torso.pitch - state.hip.angle - state.knee.angle;
  const shin = next.torso.pitch - next.hip.angle - next.knee.angle;
  // backward is negative; nothing is paid beyond one turn
  const before = clamp(Math.max(state.torso.pitch, shinBefore), -turn, turn);
  const after = clamp(Math.max(next.torso.pitch, shin), -turn, turn);
  const back = Math.max(Math.abs(next.torso.pitch + turn), Math.abs(shin + turn));
  return {
    turning: (before - after) / dt,
    landed: next.foot.contact && back < Math.PI / 2 ? 1 : 0,
  };
}
