import type { Step } from "environment";

export const weights = { forward: 10, effort: 0.001, calm: 0.001 };

export function terms({ action, next }: Step) {
  const [front, rear] = action.torque;
  return {
    forward: next.body.velocityX,
    effort: -(front * front + rear * rear),
    calm: -(rear * rear + front * front),
  };
}
