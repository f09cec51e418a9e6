import * as fc from "fast-check";
import { expect, test } from "vitest";
import { racing } from "../../src/evolution/racing.ts";
import { stepsOf } from "../../src/evolution/room.ts";
import { fakePlan } from "./fakes.ts";

test("half of the training steps of a generation of eight are saved", () => {
  const { rungs, reason } = racing({ samples: 8, searchSeeds: 1, learner: "ppo", canPause: true });
  expect(rungs?.map(({ keep }) => keep)).toEqual([3, 2, 2]);
  const plan = { ...fakePlan, samples: 8, steps: 100_000, evaluationSteps: 0 };
  const steps = (of: typeof plan & { rungs?: NonNullable<typeof rungs> }) =>
    stepsOf(of, { human: null, sparse: null }).planned;
  expect(steps({ ...plan, ...(rungs && { rungs }) }) / steps(plan)).toBeLessThanOrEqual(0.5);
  expect(reason).toBe("raced: all 8 to 31 % of their steps, the best 3 to 42 %, 2 to the end");
});

test("under TRPO most are left behind late", () => {
  const { rungs, reason } = racing({ samples: 8, searchSeeds: 1, learner: "trpo", canPause: true });
  expect(rungs?.map(({ share, keep }) => [share, keep])).toEqual([
    [0.31, 7],
    [0.72, 3],
    [1, 3],
  ]);
  expect(reason).toBe("raced: all 8 to 31 % of their steps, the best 7 to 72 %, 3 to the end");
});

test.each([
  [{ canPause: false }, "cannot be paused"],
  [{ learner: "ars" }, "ars"],
  [{ samples: 3 }, "too few"],
])("whole trainings and the reason where %o", (changes, word) => {
  const { rungs, reason } = racing({ samples: 8, searchSeeds: 1, learner: "ppo", canPause: true, ...changes });
  expect(rungs).toBeNull();
  expect(reason).toMatch(/^whole: /);
  expect(reason).toContain(word);
});

test("rungs ascend to the whole training and never keep more than there are, whatever their number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 64 }), fc.integer({ min: 1, max: 5 }), (samples, searchSeeds) => {
      const { rungs } = racing({ samples, searchSeeds, learner: "ppo", canPause: true });
      let before = { share: 0, keep: samples };
      for (const rung of rungs ?? []) {
        expect(rung.share).toBeGreaterThan(before.share);
        expect(rung.keep).toBeLessThanOrEqual(before.keep);
        expect(rung.keep).toBeGreaterThan(0);
        expect(rung.seeds).toBe(searchSeeds);
        before = rung;
      }
      expect(before.share).toBe(1);
    }),
  );
});
