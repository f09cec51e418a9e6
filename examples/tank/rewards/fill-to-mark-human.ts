import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, overflow: 20 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.tank.level - next.mark.level, { bounds: [-0.02, 0.02], margin: 0.5 }),
    overflow: terminated ? -1 : 0,
  };
}
