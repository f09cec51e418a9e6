import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5 };

export function terms({ next, terminated }: Step) {
  const speed = Math.max(0, next.torso.velocityX);
  return {
    forward: Math.log1p(speed),
    alive: terminated ? 0 : 1,
  };
}
