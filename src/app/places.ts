import { usageError } from "../core/errors.ts";
import type { EnvironmentReference, Job, LookJob, TaskReference, TrainJob } from "../core/job.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { makeBundle, type Bundle } from "../execution/bullmq/bundle.ts";
import type { Provisions } from "../execution/bullmq/messages.ts";
import type { Provided } from "../execution/bullmq/tries.ts";
import type { Places } from "../execution/protocol.ts";
import { bridgeOption, isBridged } from "../simulator/gymnasium/reference.ts";
import { toldOf, withoutCode } from "../simulator/gymnasium/sent.ts";
import { environmentFiles, isBuiltIn, listEnvironments } from "../simulator/registry.ts";
import type { RewardForm } from "../simulator/told/trainer.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

export type ToldWorld = { spec: EnvironmentSpec; rewardAs: RewardForm };

/**
 * Where this machine has what jobs name by its content: an environment's module, what was found out about it, a task's
 * file, MuJoCo's library. Filled as things are opened; equal content is one place, whichever was found last.
 */
const environments = new Map<string, Pick<Places, "environment" | "prepared"> & { name: string; told?: ToldWorld }>();
const tasks = new Map<string, string>();
let library: string | undefined;

/** The environment as a job names it. */
export const environmentReference = (
  { environment, path, hash, prepared, told }: LoadedEnvironment,
  options: Record<string, string>,
): EnvironmentReference => {
  environments.set(hash, {
    environment: path,
    prepared,
    name: environment.spec.name,
    ...(told && { told: { spec: environment.spec, rewardAs: told.rewardAs } }),
  });
  // Its content is in the hash, and what was prepared has it.
  const { [bridgeOption.stateSource]: _read, ...others } = options;
  return { name: environment.spec.name, hash, options: others };
};

/** A task of a user's file as a job names it. */
export const taskFileReference = (
  { file, hash }: { file: string; hash: string },
  name: string,
): Required<Pick<TaskReference, "name" | "hash">> => {
  tasks.set(hash, file);
  return { name, hash };
};

/** What a reward for a world that only a trainer can step is written by; undefined for any other. */
export const toldWorldOf = ({ hash }: EnvironmentReference): ToldWorld | undefined => environments.get(hash)?.told;

export const placeLibrary = (file: string): "native" => {
  library = file;
  return "native";
};

const placesOf = ({ environment: { hash } }: Job): Pick<Places, "environment" | "prepared"> | undefined => {
  const known = environments.get(hash);
  return known && { environment: known.environment, prepared: known.prepared };
};

/** What a child of this machine is given beside a job. What was never opened here is looked for by its name. */
export const locate = (job: Job): Places => ({
  ...(placesOf(job) ?? { environment: job.environment.name }),
  ...(job.environment.physics === "native" && { library }),
  tasks: Object.fromEntries(tasks),
});

const bundles = new Map<string, Bundle>();

const bundled = (key: string, make: () => Bundle): Bundle => {
  const bundle = bundles.get(key) ?? make();
  bundles.set(key, bundle);
  return bundle;
};

const taskHashes = (job: TrainJob | LookJob): string[] => {
  const references =
    job.kind === "train"
      ? [job.task]
      : job.measures.flatMap((measure) => (measure.kind === "task" ? [measure.task] : []));
  return references.flatMap(({ hash }) => (hash === undefined ? [] : [hash]));
};

/** What another machine may need of this one for a job: a user's environment and task file, bundled; Python's by its reference. */
export const provisionsOf = (job: TrainJob | LookJob): Provided => {
  const known = environments.get(job.environment.hash);
  const place = known?.environment;
  const environment =
    place === undefined || isBridged(place) || isBuiltIn(place)
      ? undefined
      : bundled(job.environment.hash, () => makeBundle(place, environmentFiles(place)));
  const files = taskHashes(job).flatMap((hash) => {
    const file = tasks.get(hash);
    return file === undefined ? [] : [[hash, bundled(hash, () => makeBundle(file))] as const];
  });
  return {
    provisions: {
      ...(place !== undefined && isBridged(place) && { bridged: place }),
      ...(known?.prepared !== undefined && { told: toldOf(known.prepared, job.environment.options ?? {}) }),
      ...(environment && { environment: environment.reference }),
      tasks: Object.fromEntries(files.map(([hash, { reference }]) => [hash, reference])),
    },
    bundles: [...(environment ? [environment] : []), ...files.map(([, bundle]) => bundle)],
  };
};

const short = (hash: string): string => `${hash.slice(0, 16)}…`;

/**
 * Where a worker has what a driver's job names: an environment that it was started with or that is built in (whose content the
 * child compares), or Python's. `runsCode`: also what a driver sends. Raises `worker/environment-differs` and `worker/no-environment`.
 */
export const locateForDriver = async (
  job: Job,
  { bridged, told }: Provisions,
  { runsCode = false }: { runsCode?: boolean } = {},
): Promise<Places> => {
  const { name, hash } = job.environment;
  if (environments.has(hash)) return locate(job);
  if (bridged !== undefined) {
    const given = told === undefined || runsCode ? told : withoutCode(told);
    return { ...locate(job), environment: bridged, ...(given !== undefined && { prepared: given }) };
  }
  const own = [...environments].find(([, known]) => known.name === name && !isBuiltIn(known.environment));
  if (own !== undefined) {
    throw usageError({
      code: "worker/environment-differs",
      message: `the environment '${name}' has content ${short(own[0])} on this worker, and the job is of ${short(hash)}`,
      action: `Bring the files at ${own[1].environment} in step with the driver's, or start the worker with --trust-bundles.`,
    });
  }
  if ((await listEnvironments()).includes(name)) return locate(job);
  throw usageError({
    code: "worker/no-environment",
    message: `this worker has no environment '${name}' of content ${short(hash)}`,
    action: "Start it with --env and the path of the environment there, or with --trust-bundles.",
  });
};
