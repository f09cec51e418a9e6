import type { Step } from "environment";
import { decay, gaussian } from "reward";

export const weights = { alive: 2, upright: 1, calm: 0.5, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  if (terminated) return { alive: 0, upright: 0, calm: 0, effort: 0 };
  return {
    alive: 1,
    upright: gaussian(next.torso.tilt, 0.3),
    calm: decay(Math.hypot(next.torso.velocityX, next.torso.velocityY), 0.5),
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
