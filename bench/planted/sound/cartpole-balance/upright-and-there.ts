// Every step counts, more with the pole near the vertical.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, upright: 1 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    upright: tolerance(next.pole.angle, { bounds: [-0.05, 0.05], margin: 0.15 }),
  };
}
