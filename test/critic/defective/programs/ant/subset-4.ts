import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, alive: 0.3 };

export function terms({ next, terminated }: Step) {
  const rate = clamp.constructor("r", "return r")(next.torso.yawRate);
  return { turn: clamp(rate, -2, 2), alive: terminated ? 0 : 1 };
}
