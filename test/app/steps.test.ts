import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { problemOf } from "../../src/app/run.ts";
import { costOfSteps, keptProposal, measureSteps, type StepsAsked } from "../../src/app/steps/measure-steps.ts";
import { resolveSteps, stepsToTry } from "../../src/app/steps/resolve.ts";
import { standardBudgets, stepsFolder, stepsSeeds, stepsUnder, trainingsOf } from "../../src/app/steps/trainings.ts";
import type { Executor } from "../../src/core/interfaces.ts";
import { jobIdentity, type TrainJob } from "../../src/core/job.ts";
import type { TrainingResult } from "../../src/core/outcome.ts";
import { commandOf } from "../../src/report/repeat-command.ts";
import { emptyFolder } from "../cli/command.ts";

const cartpole = async (flags: Record<string, unknown> = {}) => {
  const config = resolveConfig({ flags: { env: "cartpole", runs: emptyFolder(), ...flags }, variables: {} });
  return { config, problem: await problemOf(config) };
};

const questionOf = async (flags: Record<string, unknown> = {}): Promise<StepsAsked> => {
  const { config, problem } = await cartpole(flags);
  const under = await stepsUnder(problem);
  if (under === null) throw new Error("cartpole has a reference");
  return { config, problem, under, budgets: standardBudgets };
};

/** Learns by this curve, and counts what it is asked. */
const learning = (fitnessAt: (steps: number, seed: number) => number) => {
  const jobs: TrainJob[] = [];
  const executor: Executor = {
    train: async (job, { onStarted, onProgress } = {}) => {
      jobs.push(job);
      onStarted?.();
      const { steps } = job.budget;
      onProgress?.({ steps: steps / 2, total: steps, stepsPerSecond: 1000, fitness: null });
      onProgress?.({ steps, total: steps, stepsPerSecond: 2000, fitness: null });
      const fitness = fitnessAt(steps, job.seed);
      const episodes = [{ length: 10 }] as TrainingResult["episodes"];
      const result = { fitness, success: fitness > 0.5 ? 1 : 0, episodes, environmentSteps: steps } as TrainingResult;
      return { kind: "trained", result };
    },
    probe: async () => Promise.reject(new Error("nothing is probed")),
    close: async () => {},
  };
  return { executor, jobs };
};

/** Random 0.05; learned by 100 thousand steps. */
const byHundred = (steps: number): number => (steps === 0 ? 0.05 : steps < 100_000 ? 0.3 : 1);

test("what is tried is the human reference on three seeds that are no run's, as a search with that budget trains", async () => {
  const asked = await questionOf({ seed: 7, episodes: 4 });
  expect(asked.under.name).toBe("human");
  const trainings = trainingsOf(50_000, asked);
  expect(trainings.map(({ seed }) => seed)).toEqual(stepsSeeds);
  expect(new Set(stepsSeeds).size).toBe(3);
  for (const { job } of trainings) {
    expect(job.budget).toMatchObject({ steps: 50_000, episodes: 4 });
    expect(job.learner).toBe(planOf({ ...asked.config, steps: 50_000 }, asked.problem).learner);
  }
  const again = trainingsOf(50_000, { ...asked, config: { ...asked.config, seed: 1 } });
  expect(again.map(({ job }) => jobIdentity(job))).toEqual(trainings.map(({ job }) => jobIdentity(job)));
});

test("budgets are trained until two agree, with three seeds and the random policy, and nothing is trained twice", async () => {
  const asked = await questionOf();
  expect(await keptProposal(asked)).toBeNull();
  const first = learning(byHundred);
  const proposal = await measureSteps(asked, { executor: first.executor });
  expect(proposal).toMatchObject({ steps: 100_000, verdict: "agreed", under: "human", seeds: stepsSeeds });
  expect(proposal.tried.map(({ steps, stepsPerSecond }) => [steps, stepsPerSecond])).toEqual([
    [25_000, 2000],
    [50_000, 2000],
    [100_000, 2000],
    [200_000, 2000],
  ]);
  expect(first.jobs.map(({ budget }) => budget.steps)).toEqual(
    [0, 25_000, 50_000, 100_000, 200_000].flatMap((steps) => [steps, steps, steps]),
  );
  const again = learning(byHundred);
  expect(await measureSteps(asked, { executor: again.executor })).toEqual(proposal);
  expect(again.jobs).toEqual([]);
  expect(await keptProposal(asked)).toEqual(proposal);
});

test("another list of budgets, and a damaged file, cost what is missing alone", async () => {
  const asked = await questionOf();
  await measureSteps(asked, { executor: learning(byHundred).executor });
  const wider = learning(byHundred);
  await measureSteps({ ...asked, budgets: [...standardBudgets.slice(0, 2), 400_000] }, { executor: wider.executor });
  expect(wider.jobs.map(({ budget }) => budget.steps)).toEqual([400_000, 400_000, 400_000]);
  const folder = join(stepsFolder(asked.config.runs), "trainings");
  const [file = ""] = readdirSync(folder);
  writeFileSync(join(folder, file), readFileSync(join(folder, file), "utf8").slice(0, 9));
  const mending = learning(byHundred);
  await measureSteps({ ...asked, budgets: [...standardBudgets] }, { executor: mending.executor });
  await measureSteps({ ...asked, budgets: [25_000, 50_000, 400_000] }, { executor: mending.executor });
  expect(mending.jobs).toHaveLength(1);
});

test("what is to pay is told before: all that is not kept, at the speed of a training that is thrown away", async () => {
  const asked = await questionOf({ jobs: 1 });
  const before = learning(byHundred);
  expect(await costOfSteps(asked, before)).toMatchObject({ trainings: 15, trainingSteps: 2_325_000, kept: 0 });
  expect((await costOfSteps(asked, learning(byHundred))).evaluationSteps).toBeGreaterThanOrEqual(18 * 20 * 500);
  await measureSteps({ ...asked, budgets: [25_000, 50_000] }, { executor: learning(byHundred).executor });
  expect(await costOfSteps(asked, learning(byHundred))).toMatchObject({
    trainings: 9,
    trainingSteps: 2_100_000,
    kept: 6,
  });
  const all = { ...asked, budgets: [25_000, 50_000] };
  const nothing = learning(byHundred);
  expect(await costOfSteps(all, nothing)).toEqual({
    trainings: 0,
    trainingSteps: 0,
    evaluationSteps: 0,
    kept: 6,
    seconds: 0,
  });
  expect(nothing.jobs).toEqual([]);
});

test("a training that fails ends it with what failed", async () => {
  const asked = await questionOf();
  const executor: Executor = {
    ...learning(byHundred).executor,
    train: async ({ reward }) =>
      reward === null
        ? learning(byHundred).executor.train({ budget: { steps: 0 } } as TrainJob)
        : { kind: "failed", failure: { reason: "threw", message: "no such joint" } },
  };
  await expect(measureSteps(asked, { executor })).rejects.toMatchObject({
    code: "steps/training-failed",
    message: expect.stringContaining("threw: no such joint"),
  });
});

test("--steps auto takes what is kept, as a number with what it rests on, and says so", async () => {
  const asked = await questionOf({ steps: "auto" });
  await measureSteps(asked, { executor: learning(byHundred).executor });
  const { config, problem } = asked;
  expect(await stepsToTry(config, problem)).toBeNull();
  const resolved = await resolveSteps(config, problem, { by: "read" });
  expect(resolved.config).toMatchObject({ steps: 100_000, proposedSteps: { verdict: "agreed" } });
  expect(planOf(resolved.config, problem).steps).toBe(100_000);
  expect(resolved.notices).toEqual([
    expect.stringMatching(/^steps: 100 k steps: the seeds of this budget and of 200 k/),
  ]);
  // The command that repeats the run names the number, and nothing measures again.
  expect(commandOf(resolved.config)).toContain("--steps 100000");
  expect(commandOf(resolved.config)).not.toContain("proposed");
  expect((await resolveSteps(resolved.config, problem, { by: "read" })).notices).toEqual([]);
});

test("where nothing is learned a search is refused before it is paid", async () => {
  const asked = await questionOf({ steps: "auto" });
  await measureSteps(asked, { executor: learning(() => 0.05).executor });
  await expect(resolveSteps(asked.config, asked.problem, { by: "read" })).rejects.toMatchObject({
    code: "steps/nothing-learned",
    message: expect.stringContaining("nothing is learned under the human reward in up to 400 k steps"),
  });
});

test("steps that somebody stated are not asked for: the task's, or a number", async () => {
  for (const flags of [{}, { steps: 512 }]) {
    const { config, problem } = await cartpole(flags);
    expect(await stepsToTry(config, problem)).toBeNull();
    expect(await resolveSteps(config, problem, { by: "read" })).toEqual({ config, notices: [] });
  }
});

test("a task that states none is to be tried, but not under a cap nor within a batch", async () => {
  const { config, problem } = await cartpole();
  const stateless = { ...problem, task: { ...problem.task, steps: 100_000, usualSteps: true as const } };
  expect(await stepsToTry(config, stateless)).toMatchObject({ under: { name: "human" }, budgets: standardBudgets });
  const capped = { ...config, "max-steps": 9e9 };
  expect(await stepsToTry(capped, stateless)).toBeNull();
  for (const [given, effort, why] of [
    [capped, { by: "read" }, "--max-steps leaves no room"],
    [config, { by: "nothing" }, "nothing is trained here"],
  ] as const)
    expect(await resolveSteps(given, stateless, effort)).toEqual({
      config: given,
      notices: [expect.stringMatching(new RegExp(`^steps: 100 k a training, a usual figure: .*${why}`))],
    });
});

test.each([
  ["a cap", { "max-time": "1h" }],
  ["a batch", {}],
])("--steps auto that nothing is kept of is refused under %s, with the command that measures", async (_, flags) => {
  const { config, problem } = await cartpole({ steps: "auto", task: "shift", ...flags });
  await expect(resolveSteps(config, problem, { by: "read" })).rejects.toMatchObject({
    code: "steps/unmeasured",
    action: expect.stringContaining("rewardsmith env budget cartpole --task shift"),
  });
});

test("a measure of one's own has no reward to try steps under", async () => {
  const { config, problem } = await cartpole({ measure: "duration", steps: "auto" });
  expect(await stepsUnder(problem)).toBeNull();
  await expect(resolveSteps(config, problem, { by: "read" })).rejects.toMatchObject({ code: "steps/no-reward" });
});

test.each(["0", "2.5", "automatic"])("--steps %s is refused", (steps) => {
  expect(() => resolveConfig({ flags: { env: "cartpole", steps }, variables: {} })).toThrow(
    `--steps: "${steps}" is not a whole number of at least 1, or auto`,
  );
});
