/**
 * The evaluation child: the only process that holds simulator, fitness and learner together with a sandbox. Started by
 * execution/ with the path of this file; jobs come in and outcomes go out over IPC, and it ends with its parent.
 */
import { readFile } from "node:fs/promises";
import { flushCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import { messageOf, usageError } from "../core/errors.ts";
import {
  earlierPart,
  jobIdentity,
  type EnvironmentReference,
  type LearnerOptions,
  type LookJob,
  type ProbeJob,
  type TaskReference,
  type TrainJob,
} from "../core/job.ts";
import { contentHash } from "../core/hash.ts";
import type { ProbeResult } from "../core/outcome.ts";
import { readTrajectory } from "../core/trajectory.ts";
import { kindOf, type EnvironmentKind } from "../core/spec.ts";
import type { Task } from "../core/task.ts";
import { runDistanceJob } from "../analyzer/distance/distance-job.ts";
import { createProbeBank, createRecordedBank } from "../critic/probes/bank.ts";
import { loadDemonstrations } from "../critic/probes/demonstrations.ts";
import { createJudgedBank } from "../critic/probes/judged-bank.ts";
import { runProbeJob } from "../critic/probes/run.ts";
import type { Places } from "../execution/protocol.ts";
import { serveJobs } from "../execution/serve-jobs.ts";
import { openTrainingFile } from "../execution/training-file.ts";
import { requireMeasure } from "../measure/measure.ts";
import type { Measure } from "../measure/types.ts";
import { librarySource } from "../reward/library-source.ts";
import { createProcessSandbox } from "../sandbox/process.ts";
import { keepSpare, prestartChild } from "../sandbox/start.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { measureNames } from "../simulator/measure-names.ts";
import { usePhysicsLibrary } from "../simulator/mujoco/backend.ts";
import { pythonEnvironment } from "../simulator/gymnasium/variables.ts";
import { findEnvironment } from "../simulator/registry.ts";
import { isWorldFile } from "../simulator/told/trainer.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";
import { createArs } from "../training/ars/ars.ts";
import { lookTold } from "../training/trainer/look.ts";
import { runTrainerJob } from "../training/trainer/train.ts";
import { runFramesJob } from "../training/frames-job.ts";
import { runLookJob } from "../training/look-job.ts";
import { createPpo } from "../training/ppo/ppo.ts";
import { createTrpo } from "../training/trpo/trpo.ts";
import { runTrainJob } from "../training/run-job.ts";
import type { Learner } from "../training/types.ts";
import { drivenBy, trialLanes } from "./from-words/trial-lanes.ts";
import { taskOfExpressions } from "./measure.ts";
import { packageVersion } from "./version.ts";

/** The jobs of one kind of environment. */
type Evaluator = {
  train: typeof runTrainJob;
  probe: typeof runProbeJob;
  look: typeof runLookJob;
  distance: typeof runDistanceJob;
};

const loadEnvironment = async (
  reference: EnvironmentReference,
  { environment, prepared, library }: Places,
): Promise<LoadedEnvironment> => {
  if (reference.physics === "native" && library === undefined) {
    throw usageError({
      code: "mujoco/native-missing",
      message: `A job of '${reference.name}' asks for MuJoCo's shared library, and this machine was told of none`,
      action: "Name the file in REWARDSMITH_MUJOCO.",
    });
  }
  usePhysicsLibrary(reference.physics === "native" ? (library as string) : null);
  const loaded = await findEnvironment(environment, reference.options, prepared);
  // Now, because a child that has done its work is killed, not asked to leave.
  flushCompileCache();
  if (loaded.hash !== reference.hash) {
    throw usageError({
      code: "environment-changed",
      message: `The environment '${reference.name}' (${environment}) has content ${loaded.hash.slice(0, 16)}… here, and the job is of ${reference.hash.slice(0, 16)}…: it was changed while the run was going on, or is another one on this machine`,
      action: "Start a new run, or put the old files back and resume this one.",
    });
  }
  return loaded;
};

const isTask = (value: unknown): value is Task =>
  typeof value === "object" && value !== null && typeof (value as Partial<Task>).fitness === "function";

type Where = { loaded: LoadedEnvironment; places: Places; options: Record<string, string> };

/** A task of the environment, of a person's expressions, or the one that a user's file exports as `task`. */
const findTask = async ({ name, hash, measure }: TaskReference, { loaded, places, options }: Where): Promise<Task> => {
  if (measure !== undefined) return (await taskOfExpressions(measure, { loaded, options })).task;
  if (hash === undefined) {
    const task = loaded.tasks.find((candidate) => candidate.name === name);
    if (task !== undefined) return task;
    throw usageError({
      code: "unknown-task",
      message: `'${loaded.environment.spec.name}' has no task '${name}'`,
      action: `Its tasks: ${loaded.tasks.map((task) => task.name).join(", ") || "none"}.`,
    });
  }
  const file = places.tasks[hash];
  if (file === undefined) {
    throw usageError({
      code: "unusable-task-file",
      message: `The file of task '${name}' (content ${hash.slice(0, 12)}…) is not known to this machine`,
      action: "Give it with --fitness.",
    });
  }
  const unusable = (problem: string, cause?: unknown) =>
    usageError({
      code: "unusable-task-file",
      message: `The task file '${file}' ${problem}`,
      action: "It must export `task` with a name, a description and a fitness function; see docs/fitness.md.",
      cause,
    });
  let module: { task?: unknown };
  if (contentHash(await readFile(file, "utf8").catch(() => "")) !== hash)
    throw unusable("was changed or taken away while the run was going on");
  try {
    module = (await import(pathToFileURL(file).href)) as { task?: unknown };
  } catch (thrown) {
    throw unusable(`cannot be loaded: ${messageOf(thrown)}`, thrown);
  }
  if (!isTask(module.task)) throw unusable("exports no `task` with a fitness function");
  return module.task;
};

/** What a look asks of each episode. */
const findMeasure = async (asked: LookJob["measures"][number], where: Where): Promise<Task | Measure> => {
  if (asked.kind === "task") return findTask(asked.task, where);
  const { expression, as } = asked;
  const names = await measureNames(where.loaded, { options: where.options, texts: [expression] });
  return requireMeasure(expression, { names, as, source: "measure" });
};

/** Who evaluates in an environment, by its kind. */
const evaluators: Record<EnvironmentKind, Evaluator> = {
  control: { train: runTrainJob, probe: runProbeJob, look: runLookJob, distance: runDistanceJob },
};

const evaluatorOf = ({ environment }: LoadedEnvironment): Evaluator => evaluators[kindOf(environment.spec)];

const learners: Record<string, (tune: LearnerOptions) => Learner> = {
  ars: (tune) => createArs({ tune }),
  ppo: (tune) => createPpo({ tune }),
  trpo: (tune) => createTrpo({ tune }),
};

const findLearner = (name: string, tune: LearnerOptions = {}) => {
  const create = Object.hasOwn(learners, name) ? learners[name] : undefined;
  if (create !== undefined) return create(tune);
  throw usageError({
    code: "unknown-learner",
    message: `There is no learner '${name}'`,
    action: `Known learners: ${Object.keys(learners).join(", ")}.`,
  });
};

/** A sandbox starts while the environment is still loading the rest, and is closed with the job. */
const withSandbox = async <Result>(
  loaded: LoadedEnvironment,
  work: (sandbox: Sandbox) => Promise<Result>,
): Promise<Result> => {
  const sandbox = createProcessSandbox({ spec: loaded.environment.spec, library: librarySource() });
  try {
    return await work(sandbox);
  } finally {
    await sandbox.close();
  }
};

/** Probes come in numbers, so what they share is kept: the environment, its bank and a sandbox. */
type ProbeBench = { loaded: LoadedEnvironment; bank: Awaited<ReturnType<typeof createProbeBank>>; sandbox: Sandbox };
const benches = new Map<string, Promise<ProbeBench>>();

const probeBench = (
  { environment, task: reference, trained = [], seed }: ProbeJob,
  places: Places,
): Promise<ProbeBench> => {
  const key = contentHash([environment.hash, environment.options, seed, reference, trained]);
  const known = benches.get(key);
  if (known !== undefined) return known;
  const bench = (async () => {
    const loaded = await loadEnvironment(environment, places);
    const sandbox = createProcessSandbox({ spec: loaded.environment.spec, library: librarySource() });
    // Programs that hang or burst cost a sandbox each; the next probe must not wait for a new one.
    keepSpare();
    const recorded = loaded.told && (loaded.told.random ?? []).map(readTrajectory);
    const { spec } = loaded.environment;
    const bank =
      recorded === undefined
        ? await createProbeBank(loaded.environment, seed)
        : createRecordedBank(spec, { episodes: recorded, seed });
    if (reference === undefined) return { loaded, bank, sandbox };
    const task = await findTask(reference, { loaded, places, options: environment.options });
    const demonstrations = loadDemonstrations(loaded.folder, task.name);
    const judging = { task, seed, demonstrations, trained, options: environment.options, recorded };
    return { loaded, bank: { ...bank, judged: await createJudgedBank(loaded.environment, judging) }, sandbox };
  })();
  benches.set(key, bench);
  // What failed is tried anew by the next probe.
  bench.catch(() => benches.delete(key));
  return bench;
};

/** Of a world that nothing here can step, and of which no trainer has told an episode. */
const unprobed: ProbeResult = {
  rows: 0,
  terms: {},
  episodes: [],
  unjudged: "no episode of this world is known: only its trainer can step it",
};

// Beside the loading of simulator and task.
prestartChild();
serveJobs({
  train: async (job, { places, onProgress, onNotice, keep: place, signal }) => {
    if (isWorldFile(places.environment)) {
      const told = await loadEnvironment(job.environment, places);
      const goal = await findTask(job.task, { loaded: told, places, options: job.environment.options });
      const asked = { job, loaded: told, task: goal, place: places.trainer, onProgress };
      const run = (sandbox: Sandbox | null) =>
        runTrainerJob({ ...asked, sandbox, variables: pythonEnvironment(process.env) });
      return job.reward === null || job.reward === "native" ? run(null) : withSandbox(told, run);
    }
    const learner = findLearner(job.learner, job.learnerOptions);
    const loaded = await loadEnvironment(job.environment, places);
    const task = await findTask(job.task, { loaded, places, options: job.environment.options });
    // Another version of ours or of V8 may round otherwise; what it kept is another training's.
    const program = `${packageVersion()} ${process.versions.v8} ${process.arch}`;
    const stampOf = (one: TrainJob) => `${jobIdentity(one)} ${program}`;
    const before = earlierPart(job);
    const keep =
      place &&
      openTrainingFile({ ...place, stamp: stampOf(job), ...(before && { earlier: stampOf(before) }), onNotice });
    const train = (sandbox: Sandbox | null) =>
      evaluatorOf(loaded).train({ job, loaded, task, learner, sandbox, onProgress, signal, keep });
    return job.reward === null || job.reward === "native" ? train(null) : withSandbox(loaded, train);
  },
  probe: async (job, places) => {
    const { loaded, bank, sandbox } = await probeBench(job, places);
    if (bank.simulated.batch.rows === 0) return { kind: "probed", result: unprobed };
    return evaluatorOf(loaded).probe({ job, bank, sandbox, reward: job.reward });
  },
  look: async (job, places) => {
    const loaded = await loadEnvironment(job.environment, places);
    const learner = job.policy === null || loaded.told ? null : findLearner(job.policy.learner);
    const where = { loaded, places, options: job.environment.options };
    const measures = await Promise.all(job.measures.map((asked) => findMeasure(asked, where)));
    if (loaded.told) {
      const lookAt = (sandbox: Sandbox | null) => lookTold({ job, loaded, measures, learner, sandbox });
      return job.reward === null || job.reward.program === "native" ? lookAt(null) : withSandbox(loaded, lookAt);
    }
    const lanes = trialLanes(loaded, job.pool.seed);
    const scripted = job.scripted && { scripted: drivenBy(lanes, loaded) };
    // A script of the environment's folder works from its own start alone.
    const starts = { count: lanes.length, seeds: lanes.map(({ seed }) => seed) };
    const whole = job.scripted && job.pool.seeds === undefined ? { ...job, pool: { ...job.pool, ...starts } } : job;
    const first = job.first && { firstLearner: findLearner(job.first.policy.learner) };
    const look = (sandbox: Sandbox | null) =>
      evaluatorOf(loaded).look({ job: whole, loaded, measures, learner, sandbox, ...first, ...scripted });
    return job.reward === null || job.reward.program === "native" ? look(null) : withSandbox(loaded, look);
  },
  distance: async (job, places) => {
    const loaded = await loadEnvironment(job.environment, places);
    return withSandbox(loaded, (sandbox) => evaluatorOf(loaded).distance({ job, loaded, sandbox }));
  },
  frames: async (job, places) => runFramesJob({ job, loaded: await loadEnvironment(job.environment, places) }),
});
