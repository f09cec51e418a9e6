import type { Step } from "environment";

export const weights = { pace: 1, effort: 0.01, level: 0.2 };

export function terms({ next, action }: Step) {
  const error = next.torso.velocityX - 2;
  return {
    pace: Math.exp(-(error ** 2)),
    effort: -action.torque.reduce((total, torque) => total + torque * torque, 0),
    level: Math.cos(next.torso.pitch),
  };
}
