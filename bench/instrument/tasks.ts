import { loadReference, openProblem, type Problem } from "../../src/app/problem.ts";
import { usageError } from "../../src/core/errors.ts";
import { contentHash } from "../../src/core/hash.ts";
import type { TrainingReward } from "../../src/core/job.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { chooseLearner } from "../../src/training/choose-learner.ts";
import { readLearnerOptions } from "../../src/training/learner-options.ts";
import { CHECKPOINTS } from "./row.ts";
import type { Training } from "./train-all.ts";

/** Evaluation episodes of a training, as in the product. */
const EPISODES = 20;
/** Of the random policy: it has no training whose luck seeds would have to show. */
const RANDOM_EPISODES = 100;

/** All tasks of all built-in environments as `environment/task`, or those that are named so or by their environment. */
export const taskNames = async ({ only, except }: { only: string[]; except: string[] }): Promise<string[]> => {
  const all: string[] = [];
  for (const name of await listEnvironments())
    for (const task of (await findEnvironment(name)).tasks) all.push(`${name}/${task.name}`);
  const isNamed = (task: string, names: readonly string[]) =>
    names.some((name) => task === name || task.startsWith(`${name}/`));
  const unknown = [...only, ...except].find((name) => !all.some((task) => isNamed(task, [name])));
  if (unknown !== undefined) {
    throw usageError({
      code: "bench/unknown-task",
      message: `There is no task '${unknown}'`,
      action: `Name an environment or one of: ${all.join(", ")}.`,
    });
  }
  return all.filter((task) => (only.length === 0 || isNamed(task, only)) && !isNamed(task, except));
};

export const openTask = (name: string): Promise<Problem> => {
  const [env = "", task] = name.split("/");
  return openProblem({ env, task });
};

/** The learner that `auto` means for a task at so many steps; any other name is itself. */
export const resolveLearner = (learner: string, { problem, steps }: { problem: Problem; steps: number }): string =>
  learner === "auto" ? chooseLearner({ spec: problem.loaded.environment.spec, steps }).learner : learner;

/** Which reward a row was trained under. */
export const rewardDigits = (reward: TrainingReward): string => contentHash(reward).slice(0, 12);

export const humanReference = async (problem: Problem): Promise<TrainingReward> => {
  const reward = await loadReference(problem, "human");
  if (reward !== null) return reward;
  throw usageError({
    code: "bench/no-reference",
    message: `Task '${problem.task.name}' of '${problem.environment.name}' has no human reference`,
    action: "Leave it out with --except.",
  });
};

/** A program of the benchmark's own, through the critic as everyone's. */
export const compileProgram = async (
  text: string,
  { problem, name }: { problem: Problem; name: string },
): Promise<TrainingReward> => {
  const { reward, diagnostics } = await problem.critic.review(text, {});
  if (reward !== null) return reward;
  const first = diagnostics.find(({ severity }) => severity === "error");
  throw usageError({
    code: "bench/refused-program",
    message: `The critic refuses '${name}' of ${problem.environment.name}: ${first?.message ?? "unknown reason"}`,
    action: first?.hint ?? "Try it with `check`.",
  });
};

export type Asked = {
  learners: readonly string[];
  shares: readonly number[];
  seeds: readonly number[];
  /** `KEY=VALUE`, of every learner. */
  learnerOptions: readonly string[];
};

/** As rows have them. */
export const optionsOf = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(pairs.map((pair) => pair.split("=", 2) as [string, string]));

/**
 * Trainings of one program: every learner, share and seed. Two learners that are one (`auto` and what it chooses) train
 * once.
 */
export const trainingsOf = (
  { name, problem, program, reward }: { name: string; problem: Problem; program: string; reward: TrainingReward },
  { learners, shares, seeds, learnerOptions }: Asked,
): Training[] =>
  shares.flatMap((share) => {
    const steps = Math.round(share * problem.task.steps);
    const resolved = new Set(learners.map((learner) => resolveLearner(learner, { problem, steps })));
    const { spec } = problem.loaded.environment;
    const tuned = (learner: string) =>
      learnerOptions.length === 0
        ? {}
        : { learnerOptions: readLearnerOptions(learnerOptions, { learner, reason: "asked for", spec, steps }) };
    return [...resolved].flatMap((learner) =>
      seeds.map((seed): Training => ({
        subject: {
          task: name,
          program,
          reward: rewardDigits(reward),
          learner,
          options: optionsOf(learnerOptions),
          share,
          steps,
          seed,
        },
        job: {
          kind: "train",
          reward,
          environment: problem.environment,
          task: problem.taskReference,
          learner,
          ...tuned(learner),
          budget: { steps, episodes: EPISODES, checkpoints: CHECKPOINTS },
          seed,
        },
      })),
    );
  });

/** The untrained policy: one row a task, of many episodes. */
export const randomTraining = (name: string, problem: Problem): Training => ({
  subject: { task: name, program: "random", reward: "", learner: "random", options: {}, share: 0, steps: 0, seed: 1 },
  job: {
    kind: "train",
    reward: null,
    environment: problem.environment,
    task: problem.taskReference,
    learner: "ppo",
    budget: { steps: 0, episodes: RANDOM_EPISODES, checkpoints: CHECKPOINTS },
    seed: 1,
  },
});
