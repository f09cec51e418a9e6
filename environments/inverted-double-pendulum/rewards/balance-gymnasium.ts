import { square } from "reward";
import type { Step } from "environment";

// InvertedDoublePendulum-v5: ten for every step that does not end in a fall, minus the tip's distance from (0, 2 m), a
// height it never reaches, and the poles' rates; the tip as it was one physics step earlier.
export const weights = { upright: 10, sideways: 0.01, below: 1, lowerRate: 0.001, upperRate: 0.005 };

export function terms({ next, terminated }: Step) {
  return {
    upright: terminated ? 0 : 1,
    sideways: -square(next.tip.laggedX),
    below: -square(next.tip.laggedHeight - 2),
    lowerRate: -square(next.lower.rate),
    upperRate: -square(next.upper.rate),
  };
}
