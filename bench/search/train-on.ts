import { defaults, type RunConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { problemOf } from "../../src/app/run.ts";
import { partsOf, wireExecutor } from "../../src/app/wiring.ts";
import { trainJob } from "../../src/evolution/trainings.ts";
import { loadReference } from "../../src/app/problem.ts";
import { compileProgram } from "../instrument/tasks.ts";
import { round } from "../instrument/row.ts";

/** Trains a program, or the task's human reference, as the product does: its fitness, one a seed; none where there is no reference. */
export const trainOn = async (
  { env, task, steps, jobs }: { env: string; task: string | undefined; steps: number; jobs: number },
  { text, seeds }: { text: string | null; seeds: readonly number[] },
): Promise<number[]> => {
  const config: RunConfig = {
    ...defaults(),
    env,
    ...(task !== undefined && { task }),
    designer: "symbolic",
    steps,
    jobs,
  };
  const problem = await problemOf(config);
  const plan = planOf(config, problem);
  const reward =
    text === null ? await loadReference(problem, "human") : await compileProgram(text, { problem, name: "a leader" });
  if (reward === null) return [];
  const executor = wireExecutor(config);
  try {
    const outcomes = await Promise.all(
      seeds.map((seed) => executor.train(trainJob({ reward, seed, plan, ...partsOf(config, problem) }))),
    );
    return outcomes.map((outcome) => {
      if (outcome.kind !== "trained") throw new Error(`${env}: a training came to nothing: ${outcome.kind}`);
      return round(outcome.result.fitness);
    });
  } finally {
    await executor.close();
  }
};
