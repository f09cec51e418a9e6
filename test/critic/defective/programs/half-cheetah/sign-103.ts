import type { Step } from "environment";

export const weights = {
  speedBonus: -1,
  level: 0.5,
  effort: 0.05,
};

export function terms({ next, action }: Step) {
  const effort = action.torque.reduce((total, torque) => total + torque ** 2, 0);
  return { speedBonus: next.torso.velocityX, level: Math.cos(next.torso.pitch), effort: -effort };
}
