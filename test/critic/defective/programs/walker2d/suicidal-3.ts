import type { Step } from "environment";

export const weights = { forward: 0.5, alive: 1, posture: 2 };

export function terms({ next, terminated }: Step) {
  const { torso } = next;
  return {
    forward: torso.velocityX,
    alive: terminated ? 0 : 1,
    posture: -Math.abs(torso.height - 1.25) - Math.abs(torso.pitch) - 2,
  };
}
