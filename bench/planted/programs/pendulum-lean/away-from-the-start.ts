// It is to come to rest on the side on which it did not begin: there it leans.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, lean: 4, rate: 0.02 };

export const initial = { side: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  if (memory.side === 0) memory.side = state.rod.angle < 0 ? -1 : 1;
  return {
    height: next.rod.height,
    lean: tolerance(next.rod.angle + memory.side * 0.3, { bounds: [-0.05, 0.05], margin: 0.2 }),
    rate: -square(next.rod.rate),
  };
}
