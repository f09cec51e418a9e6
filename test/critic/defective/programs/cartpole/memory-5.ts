import type { Step } from "environment";

export const weights = { upright: 1, fall: 10 };

export const initial = { lastForce: 0 };

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  memory.lastForce = action.force;
  return { upright: 1 - Math.abs(next.pole.angle) / 0.21, fall: terminated ? -1 : 0 };
}
