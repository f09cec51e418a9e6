import type { Step } from "environment";

// Only new ground pays, so hopping to and fro earns nothing.
export const weights = { ground: 1, alive: 0.5 };

export const initial = { best: 0 };

export function terms({ next, memory, dt, terminated }: Step<typeof initial>) {
  const gained = Math.max(0, next.torso.x - memory.best);
  memory.best = Math.max(memory.best, next.torso.x);
  return { ground: gained / dt, alive: terminated ? 0 : 1 };
}
