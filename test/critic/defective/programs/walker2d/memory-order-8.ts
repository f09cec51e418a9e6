import type { Step } from "environment";

export const weights = { way: 10, alive: 1 };

export const initial = { x: 100 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const way = memory.x - next.torso.x;
  memory.x = next.torso.x;
  return { way, alive: terminated ? 0 : 1 };
}
