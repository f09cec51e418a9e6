import type { Step } from "environment";

export const weights = { alive: 10, lean: 1 };

export function terms({ next, terminated }: Step) {
  const lean = Math.acos(next.tip.height);
  return { alive: terminated ? 0 : 1, lean: -lean };
}
