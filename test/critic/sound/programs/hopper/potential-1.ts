import { clamp, shaping } from "reward";
import type { Step } from "environment";

// Turning of the whole body as a potential: what is turned back is paid back.
export const weights = { turning: 2, rise: 1, fall: 1 };

export const initial = { top: 1.25 };

export function terms({ state, next, memory, terminated }: Step<typeof initial>) {
  const turn = 2 * Math.PI;
  const before = clamp(Math.min(state.torso.pitch, state.torso.pitch - state.hip.angle - state.knee.angle), 0, turn);
  const after = clamp(Math.min(next.torso.pitch, next.torso.pitch - next.hip.angle - next.knee.angle), 0, turn);
  const rise = Math.max(0, next.torso.height - memory.top);
  memory.top = Math.max(memory.top, next.torso.height);
  return { turning: shaping(before, after), rise, fall: terminated ? -1 : 0 };
}
