import type { Step } from "environment";

export const weights = { standing: 1, upright: 1 };

export const composition = "signs";

export const sparse = ["standing"];

export function terms({ next, terminated }: Step) {
  return {
    standing: terminated ? -1 : 1,
    // within three degrees
    upright: (3 * Math.PI) / 180 - Math.abs(next.pole.angle),
  };
}
