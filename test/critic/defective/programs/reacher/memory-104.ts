import { norm, subtract } from "reward";
import type { Step } from "environment";

export const weights = { gap: 1, smooth: 0.02 };

export const initial = { shoulder: 0, elbow: 0 };

export function terms({ next, action, memory }: Step<typeof initial>) {
  const before = [memory.shoulder, memory.elbow];
  return {
    gap: -next.fingertip.markDistance,
    smooth: -norm(subtract(action.torque, before)),
  };
}
