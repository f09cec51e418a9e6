import type { Step } from "environment";

export const weights = { alive: 1, calm: 0.3, upright: 1 };

function fading(x: number): number {
  return Math.exp(-Math.abs(x));
}

export const terms = ({ next, terminated }: Step) => ({
  alive: terminated ? 0 : 1,
  calm: fading(next.lower.rate),
  upright: (next.tip.height - 1) / 0.2,
});
