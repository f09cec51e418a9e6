import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, standing: 0.25 };

export function terms({ next, terminated }: Step) {
  const alive = terminated ? 0 : 1;
  const standing = 2 * (terminated ? 0 : 1);
  return { forward: next.torso.velocityX, alive, standing };
}
