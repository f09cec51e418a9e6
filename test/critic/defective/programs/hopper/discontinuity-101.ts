import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

export function terms({ next, action, terminated }: Step) {
  const speed = next.torso.velocityX;
  // less is paid for what goes beyond 2 m/s
  const forward = speed < 2 ? speed : 1 + 0.1 * speed;
  const effort = action.torque[0] ** 2 + action.torque[1] ** 2 + action.torque[2] ** 2;
  return { forward, alive: terminated ? 0 : 1, effort: -effort };
}
