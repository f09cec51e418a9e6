import { expect, test } from "vitest";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { readPolicy } from "../../src/evolution/kept-policy.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { fakeDependencies, fakeExecutor, fakePlan, fakeResult, memoryStore } from "./fakes.ts";

const network = (seed: number) => ({ learner: "fake", layers: ["A".repeat(1000)], seed });

test("every training's policy lies in one file, and a candidate's folder says where", async () => {
  const { store, files, records } = memoryStore();
  const { executor } = fakeExecutor((job) => ({
    kind: "trained",
    result: { ...fakeResult(job), policy: job.reward === null ? null : network(job.seed) },
  }));
  const { best } = await runSearch(fakePlan, fakeDependencies({ store, executor }));
  const trained = [...records.values()].filter((event) => event.type === "training-ended");
  for (const { owner, pool, seed, artifact } of trained) {
    const outcome = JSON.parse(files.get(artifact) as string) as Extract<TrainOutcome, { kind: "trained" }>;
    const policy = await readPolicy(outcome.result.policy, store.read);
    expect(policy).toEqual(owner === "reference:random" ? null : network(seed));
    if (pool === "search" && owner !== "reference:random") {
      const document = JSON.parse(files.get(`candidates/${owner}/policy.json`) as string) as { policy: unknown };
      expect(document).toMatchObject({ candidate: owner, pool, seed, fitness: outcome.result.fitness });
      expect(await readPolicy(document.policy, store.read)).toEqual(policy);
    }
  }
  const candidates = trained.filter(({ pool, owner }) => pool === "search" && owner !== "reference:random");
  expect(candidates.length).toBeGreaterThan(8);
  const networks = [...files.values()].join("").match(/A{1000}/g);
  expect(networks).toHaveLength(trained.filter(({ owner }) => owner !== "reference:random").length);
  expect(await readPolicy(best?.results[0]?.policy, store.read)).toMatchObject({ learner: "fake" });
});

test("a policy that version 0.1.0 kept within the outcome is read as it is", async () => {
  const read = async (): Promise<string> => {
    throw new Error("no file is read");
  };
  expect(await readPolicy(network(1), read)).toEqual(network(1));
  expect(await readPolicy(null, read)).toBeNull();
});
