import type { Step } from "environment";

const reach = 2; // m

export const weights = { climb: 5, time: 1, done: 50 };

function potential(tipHeight: number): number {
  return (tipHeight + reach) / (2 * reach);
}

export function terms({ next, terminated }: Step) {
  const before = potential(next.tip.height);
  const after = potential(next.tip.height);
  return {
    climb: after - before,
    time: -1,
    done: terminated ? 1 : 0,
  };
}
