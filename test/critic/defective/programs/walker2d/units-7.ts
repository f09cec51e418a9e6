import type { Step } from "environment";

export const weights = { forward: 1, energy: 0.1, alive: 1 };

/** Mechanical energy of the torso per kilogram. */
function mechanical(height: number, speed: number): number {
  return height + 0.5 * speed ** 2;
}

export function terms({ next, terminated }: Step) {
  return {
    forward: next.torso.velocityX,
    energy: Math.min(mechanical(next.torso.height, next.torso.velocityX), 3),
    alive: terminated ? 0 : 1,
  };
}
