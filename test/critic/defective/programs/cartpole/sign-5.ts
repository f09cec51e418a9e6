import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, fallPenalty: -10 };

export function terms({ next, terminated }: Step) {
  return {
    upright: tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
    fallPenalty: terminated ? -1 : 0,
  };
}
