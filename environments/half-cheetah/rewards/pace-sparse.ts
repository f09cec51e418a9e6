import { clamp } from "reward";
import type { Step } from "environment";

// The fitness second by second (20 steps): 1/50 for 1.8 to 2.2 m, falling to 0 at 0 and 4 m; nothing if it ends not up.
export const weights = { kept: 0.02 };

export const initial = { steps: 0, from: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  if (memory.steps === 0) memory.from = state.torso.x;
  memory.steps += 1;
  if (memory.steps < 20) return { kept: 0 };
  memory.steps = 0;
  const off = Math.abs(next.torso.x - memory.from - 2);
  return { kept: Math.cos(next.torso.pitch) >= 0.5 ? clamp((2 - off) / 1.8, 0, 1) : 0 };
}
