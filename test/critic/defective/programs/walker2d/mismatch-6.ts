import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, upright: { pitch: 0.5, rate: 0.01 } };

export function terms({ next, terminated }: Step) {
  return {
    forward: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    upright: -Math.abs(next.torso.pitch),
  };
}
