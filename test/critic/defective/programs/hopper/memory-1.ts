import type { Step } from "environment";

export const weights = { forward: 1, alive: 1 };

export const initial = { top: 0 };

export function terms({ state, next, memory, dt, terminated }: Step<typeof initial>) {
  memory.top = next.torso.height;
  return { forward: (next.torso.x - state.torso.x) / dt, alive: terminated ? 0 : 1 };
}
