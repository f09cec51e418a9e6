import type { Step } from "environment";

export const weights = { short: 1, effort: 0.001 };

const wanted = 4; // m/s

export function terms({ next, action }: Step) {
  const short = Math.min(0, next.torso.velocityX - wanted);
  return {
    short,
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
