import type { Step } from "environment";
import { clamp } from "reward";

export const weights = { turned: 1, landing: 100 };

export const initial = { landed: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  const before = clamp(-state.torso.pitch, -6.3, 6.3);
  const after = clamp(-next.torso.pitch, -6.3, 6.3);
  const shin = next.torso.pitch - next.hip.angle - next.knee.angle;
  const quarter = Math.PI / 2;
  const over = Math.abs(next.torso.pitch + 4 * quarter) < quarter && Math.abs(shin + 4 * quarter) < quarter;
  // once an episode
  const landing = memory.landed === 0 && over && next.foot.contact ? 1 : 0;
  memory.landed += landing;
  return { turned: after - before, landing };
}
