import { clamp, shaping } from "reward";
import type { Step } from "environment";

export const weights = { turned: 10, landed: 50 };

export const initial = { done: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  // backward is negative
  const before = clamp(-state.torso.pitch, -1, 2 * Math.PI);
  const after = clamp(-next.torso.pitch, -1, 2 * Math.PI);
  const shin = next.torso.pitch - next.hip.angle - next.knee.angle;
  const round = [next.torso.pitch, shin].every((angle) => Math.abs(angle + 2 * Math.PI) < Math.PI / 2);
  const first = round && next.foot.contact && memory.done < 1;
  memory.done = first ? 1 : memory.done;
  return { turned: shaping(before, after), landed: first ? 1 : 0 };
}
