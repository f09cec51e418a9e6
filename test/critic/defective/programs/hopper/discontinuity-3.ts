import type { Step } from "environment";

export const weights = { forward: 1, height: 1, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  const h = next.torso.height;
  const height = h <= 1.2 ? h : h - 1.2;
  return { forward: (next.torso.x - state.torso.x) / dt, height, alive: terminated ? 0 : 1 };
}
