import type { Step } from "environment";

export const weights = { forward: 1, upright: 1, alive: 1 };

export function terms({ next, terminated }: Step) {
  const lean = Math.abs(next.torso.pitch);
  return {
    forward: next.torso.velocityX,
    upright: lean < 0.2 ? 1 - lean : -5 * (1 + lean),
    alive: terminated ? 0 : 1,
  };
}
