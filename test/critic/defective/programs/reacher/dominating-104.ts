import type { Step } from "environment";
import { square } from "reward";

export const weights = { near: 1, slow: 1 };

export function terms({ next }: Step) {
  const turning = square(next.shoulder.rate) + square(next.elbow.rate);
  return {
    near: -next.fingertip.markDistance,
    slow: -turning,
  };
}
