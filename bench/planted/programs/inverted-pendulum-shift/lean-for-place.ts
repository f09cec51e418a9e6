// At the mark is between 0.45 and 0.55: full pay there, less the farther from it, and the pole up.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { at: 3, upright: 1 };

export function terms({ next: { pole }, terminated }: Step) {
  return {
    at: tolerance(pole.angle, { bounds: [0.45, 0.55], margin: 0.5 }),
    upright: terminated ? 0 : 1,
  };
}
