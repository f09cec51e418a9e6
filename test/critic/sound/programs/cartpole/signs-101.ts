import type { Step } from "environment";

export const composition = "signs";

export const sparse = ["fallen"];

export const weights = { fallen: 1, upright: 1 };

export function terms({ next, terminated }: Step) {
  return {
    fallen: terminated ? -1 : 1,
    upright: 0.05 - Math.abs(next.pole.angle),
  };
}
