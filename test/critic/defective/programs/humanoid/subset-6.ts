import type { Step } from "environment";
import { sum } from "reward";

export const weights = { alive: 1, calm: 0.01 };

const joints = ["leftKnee", "rightKnee"] as const;

export function terms({ next, terminated }: Step) {
  const calm = -sum(joints.map((name) => next[name].rate ** 2));
  return { alive: terminated ? 0 : 1, calm };
}
