import { huber, norm } from "reward";
import type { Step } from "environment";

const wanted = 2; // m/s
const blend = 0.1;

export const weights = { pace: 1, upright: 0.3, effort: 0.02 };

export const initial = { speed: 0 };

export function terms({ next, action, memory }: Step<typeof initial>) {
  // A running mean over about half a second, as single strides vary
  memory.speed = (1 - blend) * memory.speed + blend * next.torso.velocityX;
  const miss = huber(memory.speed - wanted, 0.5);
  return {
    pace: -miss,
    upright: Math.cos(next.torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
