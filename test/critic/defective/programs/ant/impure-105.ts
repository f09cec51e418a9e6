import type { Step } from "environment";
import { clamp } from "reward";

export const weights = { forward: 1, effort: 0.05 };

export function terms({ next, action }: Step) {
  let effort = 0;
  for (let i = 0; i < 8; i++) {
    action.torque[i] = clamp(action.torque[i], -0.5, 0.5);
    effort += action.torque[i] ** 2;
  }
  return { forward: next.torso.velocityX, effort: -effort };
}
