import type { Step } from "environment";

export const weights = { alive: 1, band: 0.2 };

export function terms({ next, terminated }: Step) {
  // how many tenths of a radian the pole is away
  let tenths = 0;
  while (tenths * 0.1 < Math.abs(next.pole.angle)) {
    tenths += 1;
  }
  return { alive: terminated ? 0 : 1, band: -tenths };
}
