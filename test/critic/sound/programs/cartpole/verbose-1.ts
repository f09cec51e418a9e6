import type { Step } from "environment";

// Degrees are easier to talk about: the pole may lean 12 of them, and up to 3 are as good as none.
const degrees = 180 / Math.PI;

function leaning(angle: number): number {
  return Math.abs(angle) * degrees;
}

export const weights = { upright: 1, centred: 0.2, fallPenalty: -20 };

export function terms({ next, terminated }: Step) {
  const lean = leaning(next.pole.angle);
  return {
    upright: lean <= 3 ? 1 : Math.max(0, 1 - (lean - 3) / 9),
    centred: 1 - Math.min(1, Math.abs(next.cart.position) / 2.4),
    fallPenalty: terminated ? 1 : 0,
  };
}
