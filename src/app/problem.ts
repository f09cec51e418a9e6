import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { messageOf, RewardsmithError, usageError } from "../core/errors.ts";
import type { RankFactor } from "../core/factor.ts";
import { contentHash } from "../core/hash.ts";
import type { Critic } from "../core/interfaces.ts";
import type { Constraint } from "../core/constraint.ts";
import type { EnvironmentReference, MeasureExpressions, TaskReference, TrainingReward } from "../core/job.ts";
import { kindOf, type EnvironmentKind, type EnvironmentSpec } from "../core/spec.ts";
import { nearestNames } from "../core/nearest.ts";
import { usualUnless } from "../core/usual-steps.ts";
import type { ReferenceName, Task } from "../core/task.ts";
import { createCritic } from "../critic/critic.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import { isBridged } from "../simulator/gymnasium/reference.ts";
import { findEnvironment } from "../simulator/registry.ts";
import type { Told } from "../simulator/told/trainer.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";
import { factorsOf } from "./factors.ts";
import { constraintsOf, expressionsOf, stepsOfFirst, taskOfExpressions, type Measured } from "./measure.ts";
import { hiddenMeasureOf, simulatedPrefix, unmeasuredTask, worthNothing } from "./person.ts";
import { stopOf } from "./stop.ts";
import { environmentReference, taskFileReference } from "./places.ts";

/** An environment and a task of it, ready to be searched: what `--env` and `--task` resolve to. */
export type Problem = {
  loaded: LoadedEnvironment;
  environment: EnvironmentReference;
  task: Task;
  taskReference: TaskReference;
  /** Of a measure that a person gave as expressions. */
  measured?: Measured;
  constraints: Constraint[];
  /** What candidates are ranked by in place of fitness; left out where it is that. */
  factors?: RankFactor[];
  /** The condition that ends the search, of its best; left out where a figure does, or nothing. */
  stop?: RankFactor;
  /** By what a simulated person compares candidates: nothing of the search may know it. */
  hidden?: string;
  /** What the designer is told: the task's own description, or the words given on the command line. */
  description: string;
  declaration: string;
  critic: Critic;
  /** Whether its trainings can be paused; left out where nobody asked. */
  pauses?: boolean;
};

/** The critic of an environment's programs, by its kind. */
const critics: Record<EnvironmentKind, typeof createCritic> = { control: createCritic };

export const criticFor = (spec: EnvironmentSpec, task?: string): Critic => critics[kindOf(spec)]({ spec, task });

/** The task that a user's file exports. Raises `bad-fitness`. */
export const taskFromFile = async (file: string): Promise<{ task: Task; reference: TaskReference }> => {
  const path = resolve(file);
  let exported: Record<string, unknown>;
  let text: string;
  try {
    text = await readFile(path, "utf8");
    exported = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (cause) {
    throw usageError({
      code: "bad-fitness",
      message: `--fitness: cannot load ${path}: ${messageOf(cause)}`,
      action: "Give a TypeScript file that exports `task` with name, description and fitness.",
      cause,
    });
  }
  const task = exported["task"] as Task | undefined;
  if (task === undefined || typeof task.fitness !== "function") {
    throw usageError({
      code: "bad-fitness",
      message: `--fitness: ${path} does not export a \`task\` with a fitness function`,
      action: "Export `task = { name, description, fitness(episode), references: {}, steps }`.",
    });
  }
  const whole = {
    ...task,
    name: task.name ?? basename(path, ".ts"),
    references: task.references ?? {},
    ...usualUnless(task.steps),
  };
  return { task: whole, reference: taskFileReference({ file: path, hash: contentHash(text) }, whole.name) };
};

const taskByName = (loaded: LoadedEnvironment, name: string | undefined): Task => {
  const { tasks } = loaded;
  const environment = loaded.environment.spec.name;
  const [first] = tasks;
  if (first === undefined) {
    throw usageError({
      code: "no-task",
      message: `environment '${environment}' has no task`,
      action: "Export `tasks` beside the environment, or give --task none --fitness FILE.ts.",
    });
  }
  if (name === undefined) return first;
  const found = tasks.find((task) => task.name === name);
  if (found === undefined) {
    const names = tasks.map((task) => task.name);
    const [guess] = nearestNames(name, { known: names });
    throw usageError({
      code: "unknown-task",
      message: `environment '${environment}' has no task '${name}'`,
      action:
        guess === undefined
          ? `Its tasks: ${names.join(", ")}.`
          : `Did you mean '${guess}'? Its tasks: ${names.join(", ")}.`,
    });
  }
  return found;
};

/** What an episode is worth: expressions, a file of the person's, or a task of the environment. */
const chosenTask = async ({
  found,
  name,
  fitness,
  expressions,
  options,
}: {
  found: LoadedEnvironment;
  name: string | undefined;
  fitness: string | undefined;
  expressions: MeasureExpressions | undefined;
  options: Record<string, string>;
}): Promise<{ task: Task; reference: TaskReference; measured?: Measured }> => {
  if (expressions !== undefined) {
    const { task, measured } = await taskOfExpressions(expressions, { loaded: found, options });
    return { task, measured, reference: { name: task.name, measure: expressions } };
  }
  if (fitness !== undefined) return taskFromFile(fitness);
  const task = taskByName(found, name);
  return { task, reference: { name: task.name } };
};

export const openProblem = async ({
  env,
  task: name,
  fitness,
  measure,
  success,
  constraint = [],
  rank = [],
  stop,
  person,
  description,
  options = {},
  told,
}: {
  env: string;
  task?: string;
  fitness?: string;
  /** Expressions, as `--measure` and `--success`. */
  measure?: string;
  success?: string;
  /** Expressions that every reward must keep. */
  constraint?: readonly string[];
  /** Expressions with margins, as `--rank`. */
  rank?: readonly string[];
  /** As `--stop-when`. */
  stop?: string | undefined;
  /** Who compares candidates, as `--person`. */
  person?: string | undefined;
  description?: string;
  options?: Record<string, string>;
  /** Of a world that only a trainer can step. */
  told?: Told | undefined;
}): Promise<Problem> => {
  const prepared = told && JSON.stringify(told);
  const expressions = expressionsOf({ task: name, fitness, measure, success });
  const found = await findEnvironment(env, options, prepared);
  const isUnmeasured = name === "none" && fitness === undefined && expressions === undefined;
  if (isUnmeasured && person === undefined) {
    throw usageError({
      code: "no-fitness",
      message: "--task none needs a fitness, or somebody who says which candidate is better",
      action:
        "Give --measure EXPRESSION, or --fitness FILE.ts, a file that exports `task`; or, with words of what is wanted, --person simulated:EXPRESSION.",
    });
  }
  if (isUnmeasured && (description ?? "").trim() === "") {
    throw usageError({
      code: "no-words",
      message: "--task none without a fitness needs words: nothing else says what is wanted",
      action: 'Say it: rewardsmith run "do a backflip" --task none …',
    });
  }
  const { task, reference, measured } = isUnmeasured
    ? {
        task: unmeasuredTask(stepsOfFirst(found)),
        reference: { name: "none", measure: worthNothing },
      }
    : await chosenTask({ found, name, fitness, expressions, options });
  const said = description === undefined || description.trim() === "" ? task.description : description;
  const merged = { ...task.options, ...options };
  const loaded = task.options === undefined ? found : await findEnvironment(env, merged, prepared);
  const ends = await stopOf(stop, { loaded, options: merged });
  return {
    loaded,
    environment: environmentReference(loaded, merged),
    task,
    taskReference: reference,
    ...(measured && { measured }),
    constraints: await constraintsOf(constraint, { loaded, options: merged }),
    ...(person?.startsWith(simulatedPrefix) && { hidden: await hiddenMeasureOf(person, { loaded, options: merged }) }),
    ...(ends && { stop: ends }),
    ...(rank.length > 0 && { factors: await factorsOf(rank, { loaded, options: merged }) }),
    description: said,
    declaration: environmentDeclaration(loaded.environment.spec),
    critic: criticFor(loaded.environment.spec, said),
  };
};

/** A reference reward, checked like everyone else's, or the environment's own; null where the task names none. */
export const loadReference = async (problem: Problem, name: ReferenceName): Promise<TrainingReward | null> => {
  const file = problem.task.references[name];
  if (file === undefined) return null;
  if (file === "native") return file;
  const path = resolve(problem.loaded.folder, file);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new RewardsmithError({
      code: "no-reference",
      message: `cannot read the ${name} reference ${path}: ${messageOf(cause)}`,
      action: `Write it, or take '${name}' out of the references of task '${problem.task.name}'.`,
      cause,
    });
  });
  const { reward, diagnostics } = await problem.critic.review(text, {});
  if (reward === null) {
    const first = diagnostics.find((diagnostic) => diagnostic.severity === "error");
    throw new RewardsmithError({
      code: "bad-reference",
      message: `the ${name} reference ${path}:${first?.line ?? 1} is refused by the critic: ${first?.message ?? "unknown reason"}`,
      action: first?.hint ?? "Try the reward with `check`.",
    });
  }
  return reward;
};

/**
 * Whether trainings in it can be paused and gone on with: a lane is made to see, but none over the bridge, which never
 * can.
 */
export const canPause = async ({ environment, loaded }: Problem): Promise<boolean> => {
  if (isBridged(loaded.path) || loaded.told) return false;
  const lane = await loaded.environment.create({ count: 1, seed: 0, options: environment.options });
  try {
    return lane.resumption !== undefined;
  } finally {
    lane.dispose();
  }
};
