// The flag stands at a half: full pay there, less the farther from it, and a prize on arrival.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, flag: 10 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.car.height, { bounds: [0.48, 0.52], margin: 0.3 }),
    flag: terminated ? 1 : 0,
  };
}
