// The mark may be anywhere round the shoulder, so the arm must come far round: pay how far it has turned, and nearness.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { round: 1, near: 0.5 };

export function terms({ next }: Step) {
  return {
    round: Math.abs(next.shoulder.angle),
    near: decay(next.fingertip.markDistance, 0.1),
  };
}
