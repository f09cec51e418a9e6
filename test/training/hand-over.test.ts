import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { handOver, handOverSteps, withCheckpoint, type Checkpoint } from "../../src/training/hand-over.ts";
import type { PlayedEpisode } from "../../src/training/evaluate-policy.ts";
import type { Policy, PolicyMode } from "../../src/training/types.ts";

type Named = Policy & { name: string };

const policy = (name: string, mode: PolicyMode = "deterministic"): Named => ({
  name,
  mode,
  act: () => {},
  withMode: (other) => policy(name, other),
  serialize: () => name,
});

const checkpoint = (index: number, own: number): Checkpoint => ({ index, return: own, policy: policy(`at ${index}`) });

const episodeOf = (length: number): PlayedEpisode => ({
  states: new Float64Array(0),
  actions: new Float64Array(0),
  length,
  ending: "truncated",
});

/** Hands over among checkpoints with exploring returns, where `own` says what each policy's own episodes give. */
const handedOver = async ({
  kept,
  own,
  explores = true,
  steps = 1000,
}: {
  kept: Record<number, number>;
  own: Record<string, number>;
  explores?: boolean;
  steps?: number;
}) => {
  const played: { name: string; count: number }[] = [];
  const checkpoints = Object.entries(kept).reduce<Checkpoint[]>(
    (before, [index, explored]) => withCheckpoint(before, checkpoint(Number(index), explored)),
    [],
  );
  const handed = await handOver({
    kept: checkpoints,
    last: { index: 9, policy: policy("last") },
    mode: "auto",
    explores,
    budget: { steps, maxSteps: 100 },
    play: async (given, count) => {
      const { name: bare, mode } = given as Named;
      const name = mode === "exploring" ? `${bare} exploring` : bare;
      played.push({ name, count });
      const value = own[name] ?? 0;
      return {
        kind: "rewarded",
        returns: Array.from({ length: count }, () => value),
        episodes: Array.from({ length: count }, () => episodeOf(7)),
      };
    },
  });
  if (handed.kind === "failed") throw new Error("failed");
  const { name, mode } = handed.policy as Named;
  return { said: `${name} ${mode}`, index: handed.index, steps: handed.steps, played };
};

test.each([
  [
    "the highest, where it does by its mean what it did while it explored",
    { "at 3": 10, last: 30 },
    "at 3 deterministic",
  ],
  [
    "the same where it is short of it by what nobody would call a fall",
    { "at 3": 9.95, last: 30 },
    "at 3 deterministic",
  ],
  ["else the best by its own deterministic episodes", { "at 3": 1, "at 5": 20, last: 11 }, "at 5 deterministic"],
  ["the last, where it is as good as any", { "at 3": 9, "at 5": 20, last: 20 }, "last deterministic"],
  ["the highest as it explored, where that is best", { "at 3": 1, "at 3 exploring": 9, last: 2 }, "at 3 exploring"],
])("what is handed over: %s", async (_, own, said) => {
  expect((await handedOver({ kept: { 3: 10, 5: 6 }, own })).said).toBe(said);
});

test("what it had while it explored is not believed: it plays again", async () => {
  const own = { "at 3": 1, "at 3 exploring": 1.5, last: 2 };
  expect((await handedOver({ kept: { 3: 10, 5: 6 }, own })).said).toBe("last deterministic");
});

test("where the highest does what it did, no other plays", async () => {
  const { played, steps } = await handedOver({ kept: { 3: 10, 5: 6 }, own: { "at 3": 10 } });
  expect(played).toEqual([{ name: "at 3", count: 2 }]);
  expect(steps).toBe(2 * 7);
});

test("a learner whose policies cannot explore hands over a deterministic one", async () => {
  const own = { "at 3": 1, "at 3 exploring": 9, last: 2 };
  const handed = await handedOver({ kept: { 3: 10 }, own, explores: false });
  expect(handed.said).toBe("last deterministic");
});

test("with too few steps for two episodes nothing is played and the highest goes unseen", async () => {
  const handed = await handedOver({ kept: { 3: 10, 5: 6 }, own: {}, steps: 199 });
  expect(handed).toEqual({ said: "at 3 deterministic", index: 3, steps: 0, played: [] });
});

test("nobody plays whose episodes at their longest would pass what there is; steps are counted as they were", async () => {
  const handed = await handedOver({ kept: { 1: 3, 3: 10, 5: 6 }, own: { last: 11 }, steps: 230 });
  expect(handed.played).toEqual([
    { name: "at 3", count: 2 },
    { name: "at 3 exploring", count: 2 },
    { name: "last", count: 2 },
  ]);
  expect(handed.steps).toBe(6 * 7);
});

test("of equal checkpoints the later is kept before the earlier, and three of them", () => {
  const kept = [1, 2, 3, 4].reduce<Checkpoint[]>((before, index) => withCheckpoint(before, checkpoint(index, 5)), []);
  expect(kept.map(({ index }) => index)).toEqual([4, 3, 2]);
});

test("what a reward does wrong over these episodes is its failure", async () => {
  const failure = { reason: "threw", message: "no" } as const;
  const handed = await handOver({
    kept: [checkpoint(1, 1)],
    last: { index: 2, policy: policy("last") },
    mode: "auto",
    explores: true,
    budget: { steps: 1000, maxSteps: 100 },
    play: async () => ({ kind: "failed", failure }),
  });
  expect(handed).toEqual({ kind: "failed", failure });
});

test("choosing takes no more than a tenth of a training's steps, in whole episodes", () => {
  assert(
    property(integer({ min: 1, max: 2_000_000 }), integer({ min: 1, max: 2000 }), (steps, maxSteps) => {
      const taken = handOverSteps({ steps, maxSteps });
      expect(taken).toBeLessThanOrEqual(steps / 10);
      expect(taken % maxSteps).toBe(0);
    }),
  );
});
