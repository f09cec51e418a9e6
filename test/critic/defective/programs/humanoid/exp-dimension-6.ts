import type { Step } from "environment";

export const weights = { forward: 1, alive: 2, tall: 0.5 };

export function terms({ next, terminated }: Step) {
  return {
    forward: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    tall: Math.log(next.torso.height),
  };
}
