import type { Step } from "environment";

export const weights = { alive: 1, bent: 1, smooth: 0.02 };

export const initial = { push: 0 };

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  const change = action.push - memory.push;
  memory.push = action.push;
  return { alive: terminated ? 0 : 1, bent: -Math.abs(next.upper.angle), smooth: -(change ** 2) };
}
