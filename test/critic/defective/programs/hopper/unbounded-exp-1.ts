import type { Step } from "environment";

export const weights = { forward: 0.1, alive: 1 };

export function terms({ next, terminated }: Step) {
  return {
    forward: Math.exp(next.torso.velocityX / 0.2),
    alive: terminated ? 0 : 1,
  };
}
