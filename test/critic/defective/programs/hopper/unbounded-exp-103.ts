import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

const typical = 0.25; // m/s

export function terms({ next, action, terminated }: Step) {
  const fast = next.torso.velocityX / typical;
  return {
    forward: Math.exp(fast),
    alive: terminated ? 0 : 1,
    effort: -(action.torque[0] ** 2 + action.torque[1] ** 2 + action.torque[2] ** 2),
  };
}
