import { afterAll, expect, test } from "vitest";
import { entry } from "../../src/app/paths.ts";
import { locate } from "../../src/app/places.ts";
import { loadReference, openProblem } from "../../src/app/problem.ts";
import { mean } from "../../src/core/statistics.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";

const executor = createLocalExecutor({
  childPath: entry("child"),
  locate,
  jobs: 2,
  deadlineMilliseconds: () => 3_600_000,
});
afterAll(() => executor.close());

const seeds = [1, 2, 3];

/**
 * Fitness under the human reference, as 20 seeds had it on 2026-11-29 (mean, standard deviation, random policy). Three
 * seeds' mean is below the mean by four of its standard errors once in thousands of changes that alter nothing but the
 * luck.
 *
 * The like of each row: `npm run bench -- instrument --label LABEL --tasks ENV/TASK --learners LEARNER --shares SHARE
 * --seeds 20`, SHARE being these steps by the task's own.
 */
test.each([
  { learner: "ppo", env: "mountain-car", task: "reach", steps: 20_000, average: 1.312, deviation: 0.058, random: 0 },
  {
    learner: "trpo",
    env: "pendulum",
    task: "swing-up",
    steps: 40_000,
    average: 0.731,
    deviation: 0.157,
    random: 0.014,
  },
  // One of the twenty found nothing.
  {
    learner: "ars",
    env: "mountain-car-continuous",
    task: "reach",
    steps: 60_000,
    average: 1.773,
    deviation: 0.42,
    random: 0,
  },
])(
  "$learner learns $env/$task in $steps steps as well as it did",
  async ({ learner, env, task, steps, average, deviation, random }) => {
    const problem = await openProblem({ env, task, options: {} });
    const reward = await loadReference(problem, "human");
    const fitness = await Promise.all(
      seeds.map(async (seed) => {
        const outcome = await executor.train(
          {
            kind: "train",
            reward,
            environment: problem.environment,
            task: problem.taskReference,
            learner,
            budget: { steps, episodes: 10, checkpoints: 10 },
            seed,
          },
          {},
        );
        if (outcome.kind !== "trained") throw new Error(JSON.stringify(outcome));
        return outcome.result.fitness;
      }),
    );
    const least = average - (4 * deviation) / Math.sqrt(seeds.length);
    expect(least).toBeGreaterThan(random + 0.2);
    expect(mean(fitness), fitness.join(" ")).toBeGreaterThan(least);
  },
);
