import type { Step } from "environment";
import { square } from "reward";

export const weights = { height: 1, fall: 20 };

export function terms({ next, terminated }: Step) {
  const { tip, shoulder } = next;
  const calm = 0.2 / (1 + square(shoulder.rate));
  return {
    height: tip.height > 1.9 ? calm : tip.height,
    fall: terminated ? -1 : 0,
  };
}
