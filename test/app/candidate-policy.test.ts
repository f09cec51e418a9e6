import { expect, test } from "vitest";
import { candidatePolicy } from "../../src/app/candidate-policy.ts";
import { policyOfRun } from "../../src/app/play-source.ts";
import type { RunEvent, SeedPool } from "../../src/core/events.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import type { RunRecord } from "../../src/store/runs.ts";

type Training = { owner: string; pool: SeedPool; seed: number; fitness: number | null };

/** A run of candidates with these trainings; programs that are named alike are alike. */
const runOf = (
  programs: Record<string, string>,
  trainings: readonly Training[],
  others: readonly RunEvent[] = [],
): RunRecord => {
  const files = new Map(Object.entries(programs).map(([id, text]) => [`candidates/${id}/reward.ts`, text]));
  const origin = { operator: "sample", parents: [], note: "" };
  const proposed = Object.keys(programs).map((id, index) => ({
    type: "candidate-proposed" as const,
    generation: 1,
    index,
    id,
    text: id,
    origin,
  }));
  const ended = trainings.map(({ owner, pool, seed, fitness }): RunEvent => {
    const artifact = `${owner}/${pool}-${seed}.json`;
    const outcome =
      fitness === null
        ? { kind: "failed", failure: { reason: "not-finite", message: "term 'x' was NaN" } }
        : {
            kind: "trained",
            result: {
              policy: { file: `${artifact}.policy`, hash: "" },
              fitness,
              success: 0,
              curve: [],
              episodes: [],
              stored: [],
            },
          };
    files.set(artifact, JSON.stringify(outcome as TrainOutcome));
    files.set(`${artifact}.policy`, JSON.stringify({ seed, policy: { learner: "ars", seed } }));
    const figures = { fitness, success: fitness === null ? null : 0, environmentSteps: 1, artifact, hash: "" };
    return { type: "training-ended", owner, pool, seed, job: artifact, outcome: outcome.kind as "trained", ...figures };
  });
  return {
    folder: "/runs/fake",
    run: { id: "x", status: "completed", environment: "e", task: "t", seed: 1, started: "" },
    status: "completed",
    config: null,
    events: [...proposed, ...ended, ...others],
    summary: null,
    read: async (path) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`no ${path}`);
      return text;
    },
  };
};

const one = (pool: SeedPool, seed: number, fitness: number | null): Training => ({
  owner: "g1-c1",
  pool,
  seed,
  fitness,
});
const extended = (reportSeeds: number[]): RunEvent => ({
  type: "search-extended",
  part: 1,
  after: 1,
  until: 2,
  reportPool: 1,
  reportSeeds,
  caps: {},
});

test.each<{ name: string; trainings: Training[]; others?: RunEvent[]; seed: number; words: string }>([
  {
    name: "search seeds where there are no others",
    trainings: [one("search", 1, 3)],
    seed: 1,
    words: "the only search seed",
  },
  {
    name: "selection before search seeds",
    trainings: [one("search", 1, 9), one("selection", 2, 1), one("selection", 3, 2), one("selection", 4, 3)],
    seed: 3,
    words: "the median of 3 selection seeds",
  },
  {
    name: "report seeds before all",
    trainings: [one("search", 1, 9), one("selection", 2, 1), one("report", 5, 1), one("report", 6, 2)],
    seed: 5,
    words: "the median of 2 report seeds",
  },
  {
    name: "the newest report seeds of an extended run",
    trainings: [one("report", 5, 1), one("report", 6, 2), one("report", 7, 0)],
    others: [extended([7, 8])],
    seed: 7,
    words: "the only report seed",
  },
])("a policy is chosen among $name", async ({ trainings, others = [], seed, words }) => {
  const chosen = await candidatePolicy(runOf({ "g1-c1": "a" }, trainings, others), { id: "g1-c1", which: "median" });
  expect(chosen).toMatchObject({ learner: "ars", serialized: { seed }, notices: [] });
  expect(chosen.words).toContain(`g1-c1, ${words}`);
});

test("the policy of the training with a seed is its own, whatever pool says more; of no such training there is none", async () => {
  const run = runOf({ "g1-c1": "a" }, [one("search", 1, 9), one("report", 5, 1), one("report", 6, 2)]);
  const chosen = await candidatePolicy(run, { id: "g1-c1", which: "median", seed: 1 });
  expect(chosen).toMatchObject({ serialized: { seed: 1 }, training: { pool: "search", seed: 1 } });
  expect(chosen.words).toContain("the only search seed");
  await expect(candidatePolicy(run, { id: "g1-c1", which: "median", seed: 99 })).rejects.toMatchObject({
    code: "play/no-policy",
  });
});

test("a candidate whose program was trained for another is played all the same", async () => {
  const run = runOf({ "g1-c1": "same", "g2-c1": "same", "g2-c2": "other" }, [one("search", 1, 3)]);
  expect((await candidatePolicy(run, { id: "g2-c1", which: "best" })).serialized).toMatchObject({ seed: 1 });
  await expect(candidatePolicy(run, { id: "g2-c2", which: "best" })).rejects.toThrow("no training of it has ended");
});

test("a failed candidate says why it has no policy; one that failed on some seeds says so and is played", async () => {
  const failed = runOf({ "g1-c1": "a", "g1-c2": "b" }, [
    one("search", 1, null),
    { ...one("search", 1, 2), owner: "g1-c2" },
  ]);
  await expect(candidatePolicy(failed, { id: "g1-c1", which: "median" })).rejects.toMatchObject({
    code: "play/no-policy",
    message: "g1-c1 has no policy: it failed: not-finite: term 'x' was NaN",
    action: "These have one: g1-c2.",
  });
  const some = runOf({ "g1-c1": "a" }, [one("search", 1, null), one("search", 2, 5)]);
  const { serialized, notices } = await candidatePolicy(some, { id: "g1-c1", which: "worst" });
  expect(serialized).toMatchObject({ seed: 2 });
  expect(notices).toEqual(["1 of 2 search seeds of g1-c1 failed: not-finite: term 'x' was NaN"]);
});

test("a refused candidate says which rule refused it", async () => {
  const diagnostics = [
    { rule: "units/mixed", severity: "error" as const, line: 1, column: 1, message: "m + s", hint: "" },
  ];
  const run = runOf({ "g1-c1": "a" }, [], [{ type: "candidate-rejected", id: "g1-c1", diagnostics }]);
  await expect(candidatePolicy(run, { id: "g1-c1", which: "median" })).rejects.toThrow(
    "g1-c1 has no policy: the critic refused it: units/mixed: m + s",
  );
});

test("a run without a best names a candidate that can be played, never one that failed", async () => {
  const run = runOf({ "g1-c1": "a", "g1-c2": "b" }, [
    one("search", 1, null),
    { ...one("search", 1, 2), owner: "g1-c2" },
  ]);
  const asked = policyOfRun(run, { which: "best" });
  await expect(asked).rejects.toMatchObject({ action: expect.stringContaining("--candidate g1-c2") as string });
  const failed = policyOfRun(runOf({ "g1-c1": "a" }, [one("search", 1, null)]), { which: "best" });
  await expect(failed).rejects.toMatchObject({ action: expect.not.stringContaining("--candidate") as string });
});
