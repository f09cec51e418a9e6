import { mean } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, effort: 0.2 };

export function terms({ next, action, terminated }: Step) {
  const forwardVelocity = next.torso.velocityY;
  return {
    forward: forwardVelocity,
    alive: terminated ? 0 : 1,
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
