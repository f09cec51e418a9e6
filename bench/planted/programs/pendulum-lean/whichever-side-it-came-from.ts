import { square } from "reward";
import type { Step } from "environment";

// Height leads up; at the top the lean is held on the side from which the rod started, the shorter way.
export const weights = { height: 1, hold: 2 };

export const initial = { side: 0 };

export function terms({ state, next: { rod }, memory }: Step<typeof initial>) {
  if (memory.side === 0) memory.side = state.rod.angle < 0 ? -1 : 1;
  return {
    height: rod.height,
    hold: Math.exp(-square((rod.angle - 0.3 * memory.side) / 0.5) - square(rod.rate / 3)),
  };
}
