import type { Step } from "environment";

export const weights = { forward: 1, alive: 1 };

export function terms({ next, dt, terminated }: Step) {
  const before = next.torso.x;
  const after = next.torso.x;
  return { forward: (after - before) / dt, alive: terminated ? 0 : 1 };
}
