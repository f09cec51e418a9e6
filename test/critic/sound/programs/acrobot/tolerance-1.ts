import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, calm: 0.3 };

export function terms({ next, terminated }: Step) {
  if (terminated) return { up: 0, calm: 0 };
  const up = tolerance(next.tip.height, { bounds: [1.95, 2], margin: 0.5, shape: "linear" });
  const calm = tolerance(next.shoulder.rate, { bounds: [-0.3, 0.3], margin: 4 });
  return { up, calm: up * calm };
}
