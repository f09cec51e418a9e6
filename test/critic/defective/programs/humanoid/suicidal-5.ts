import { norm } from "reward";
import type { Step } from "environment";

export const weights = { alive: 0.1, still: 0.5 };

export function terms({ next, terminated }: Step) {
  const { torso, leftKnee, rightKnee } = next;
  const motion = norm([torso.rollRate, torso.pitchRate, torso.yawRate, leftKnee.rate, rightKnee.rate]);
  return { alive: terminated ? 0 : 1, still: -motion - 1 };
}
