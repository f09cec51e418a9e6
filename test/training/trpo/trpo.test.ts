import { expect, test } from "vitest";
import { createTrpo } from "../../../src/training/trpo/trpo.ts";
import type { UpdateFigures } from "../../../src/training/trpo/update.ts";
import { testLearner } from "../../conformance/learner.ts";
import { createTrack } from "../track.ts";

testLearner(() => createTrpo(), { steps: 12_000 });

test.each(["discrete", "continuous"] as const)(
  "every update keeps the divergence within its bound: %s",
  async (kind) => {
    const figures: UpdateFigures[] = [];
    const largestDivergence = 0.01;
    const learner = createTrpo({ tune: { largestDivergence }, onUpdate: (update) => void figures.push(update) });
    const environment = createTrack({ kind });
    await learner.train({
      spec: environment.spec,
      create: async (count, seed) => environment.create({ count, seed }),
      reward: {
        async evaluate({ rows, next }) {
          const total = Float64Array.from({ length: rows }, (_, row) => 1 - (next[row] as number) ** 2);
          return { kind: "rewarded", total, terms: total };
        },
      },
      steps: 8000,
      seed: 4,
      onRollout: () => {},
    });
    expect(figures.length).toBeGreaterThan(20);
    for (const { divergence, gain, accepted } of figures) {
      expect(divergence).toBeLessThanOrEqual(largestDivergence);
      if (accepted >= 0) expect(gain).toBeGreaterThan(0);
    }
    // The quadratic model is a good one: most steps are taken, and use most of what is allowed.
    const taken = figures.filter(({ accepted }) => accepted >= 0);
    expect(taken.length).toBeGreaterThan(0.8 * figures.length);
    expect(taken.reduce((sum, { divergence }) => sum + divergence, 0) / taken.length).toBeGreaterThan(
      0.5 * largestDivergence,
    );
  },
);
