import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, uprightBonus: 1, effortPenalty: 0.05 };

export function terms({ next, action, terminated }: Step) {
  const uprightBonus = tolerance(next.torso.pitch, { bounds: [-0.05, 0.05], margin: 0.2 });
  const effortPenalty = norm(action.torque) ** 2;
  return {
    forward: next.torso.velocityX,
    uprightBonus: terminated ? 0 : uprightBonus,
    effortPenalty,
  };
}
