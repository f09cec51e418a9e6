import type { Step } from "environment";

export const weights = { forward: 10, drift: 0.1 };

export function terms({ next: { body } }: Step) {
  const drift = Math.abs(body.velocityY / body.velocityX);
  return { forward: body.velocityX, drift: -Math.min(drift, 1) };
}
