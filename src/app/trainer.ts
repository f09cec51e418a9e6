import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "../core/command-line.ts";
import { RewardsmithError, usageError } from "../core/errors.ts";
import { contentHash } from "../core/hash.ts";
import type { Executor } from "../core/interfaces.ts";
import { jobIdentity, type Job, type TrainJob } from "../core/job.ts";
import type { CompiledReward } from "../core/program.ts";
import { deriveSeed } from "../core/random.ts";
import type { StoredTrajectory } from "../core/trajectory.ts";
import type { Places } from "../execution/protocol.ts";
import { isWorldFile, type Told, type TrainerCommand } from "../simulator/told/trainer.ts";
import type { ToldPolicy } from "../training/trainer/types.ts";
import type { RunConfig } from "./config.ts";
import { locate, toldWorldOf, type ToldWorld } from "./places.ts";
import type { Problem } from "./problem.ts";
import { packageVersion } from "./version.ts";

type Asking = Pick<RunConfig, "env" | "seed"> & Pick<RunConfig, "trainer" | "trainerFolder">;

/** What runs under `--trainer`, from where it was said. */
export const trainerOf = ({ trainer, trainerFolder = process.cwd() }: Asking): TrainerCommand | undefined =>
  trainer === undefined ? undefined : { command: trainer, folder: trainerFolder };

/** Random episodes by whose they are: asked for once, read back where a run goes on. */
const randomEpisodes = new Map<string, StoredTrajectory[]>();
const whose = (config: Asking): string => contentHash([config.env, trainerOf(config) ?? null, config.seed]);

/** What an environment that only a trainer can step is opened with; undefined for any other. */
export const toldOf = (config: Asking): Told | undefined => {
  if (!isWorldFile(config.env)) return undefined;
  const [trainer, random] = [trainerOf(config), randomEpisodes.get(whose(config))];
  return { ...(trainer && { trainer }), ...(random && { random }) };
};

/** Where a run keeps the random episodes: what its programs are tried on must stay what it was. */
export const randomFile = "trainer/random.json";

export const keptRandom = (
  config: Asking,
  { environment: { hash } }: Pick<Problem, "environment">,
): Record<string, string> => {
  const random = randomEpisodes.get(whose(config));
  return random === undefined ? {} : { [randomFile]: `${JSON.stringify({ world: hash, random })}\n` };
};

/** Those of a run that goes on, and the world that they are of. */
export const recallRandom = async (config: Asking, folder: string): Promise<{ world: string } | null> => {
  const path = join(folder, randomFile);
  if (!isWorldFile(config.env) || !existsSync(path)) return null;
  const { world, random } = JSON.parse(await readFile(path, "utf8")) as { world: string; random: StoredTrajectory[] };
  randomEpisodes.set(whose(config), random);
  return { world };
};

/** A run whose trainer was changed would hold trainings of both against each other. */
export const refuseChanged = (recalled: { world: string } | null, { environment, loaded }: Problem): void => {
  if (recalled === null || recalled.world === environment.hash) return;
  throw usageError({
    code: "trainer-changed",
    message: `the trainer \`${loaded.told?.trainer?.command ?? ""}\`, a file that it names, or ${loaded.path} is another than when this run began: its trainings cannot be compared with those to come`,
    action: "Put the files back as they were; or start a new run.",
  });
};

/** Rows that programs are tried on: as many as of a simulated world. */
const mostRows = 3000;

const someOf = (episodes: readonly StoredTrajectory[]): StoredTrajectory[] => {
  let rows = 0;
  return episodes.filter(({ length }, index) => {
    rows += length;
    return index === 0 || rows <= mostRows;
  });
};

/** Refuses what does not go together with a trainer of the user's own, or without one. */
export const checkTrainer = (config: RunConfig): void => {
  const refuse = (message: string, action: string) => usageError({ code: "bad-option", message, action });
  const { trainer, env } = config;
  if (trainer === undefined) {
    if (!isWorldFile(env)) return;
    throw usageError({
      code: "no-trainer",
      message: `${env} tells of a world that nothing here can step, and no trainer was named`,
      action: `Name it: ${commandLine("run", "--trainer", "python train.py", "--state", env)}`,
    });
  }
  if (!isWorldFile(env))
    throw refuse(
      `--trainer trains in a world of its own, and --env ${env} is one of ours`,
      "Give --state FILE, a YAML file that names its fields (docs/tutorials/trainer.md), in the place of --env.",
    );
  if (config.executor !== "local")
    throw refuse("--trainer runs on this machine alone", "Leave --executor out; --jobs says how many run at once.");
  if (config.learner !== "auto" || config["learner-option"].length > 0)
    throw refuse("--trainer learns by itself", "Leave --learner and --learner-option out.");
};

/** What went wrong with a trainer that nobody's reward is to blame for. */
export const trainerFailed = (said: string, { trainer, env }: Pick<RunConfig, "trainer" | "env">): RewardsmithError =>
  new RewardsmithError({
    code: "trainer-failed",
    message: said,
    action: `Mend it, and see whether it keeps the contract: ${commandLine("trainer", "check", trainer ?? "python train.py", "--state", env)}`,
  });

/** The job of a world's random policy, whatever is searched for in it. */
export const randomJob = (
  { environment, taskReference }: Pick<Problem, "environment" | "taskReference">,
  { seed, episodes }: Pick<RunConfig, "seed" | "episodes">,
): TrainJob => ({
  kind: "train",
  reward: null,
  environment,
  task: taskReference,
  learner: "trainer",
  budget: { steps: 0, episodes, checkpoints: 0 },
  seed: deriveSeed(seed, "random world"),
});

/**
 * Asks the trainer for episodes of the random policy, before anything else is spent: programs are tried on them, and fields without a
 * range get theirs. Raises `trainer-failed`, in its own last words.
 */
export const askRandom = async (
  config: RunConfig,
  { problem, executor }: { problem: Problem; executor: Pick<Executor, "train"> },
): Promise<void> => {
  const outcome = await executor.train(randomJob(problem, config));
  if (outcome.kind !== "trained")
    throw trainerFailed(
      `the trainer was asked for its random policy (reward: null) and failed: ${outcome.kind === "failed" ? outcome.failure.message : outcome.kind}`,
      config,
    );
  const { episodes } = outcome.result.policy as ToldPolicy;
  randomEpisodes.set(whose(config), someOf(episodes));
};

/** The module; of a reward that has no translation into arrays one that says so, which is that reward's failure alone. */
const rewardText = async (reward: CompiledReward, { spec, rewardAs }: ToldWorld): Promise<string> => {
  // Not with every start of the command line: it brings the translator.
  const { rewardWriters } = await import("../export/exporters.ts");
  try {
    return rewardWriters[rewardAs]({
      reward,
      spec,
      options: {},
      python: null,
      origin: "a candidate of a run",
      version: packageVersion(),
      name: "reward",
    });
  } catch (thrown) {
    if (!(thrown instanceof RewardsmithError) || thrown.code !== "export/no-translation") throw thrown;
    return `raise NotImplementedError(${JSON.stringify(thrown.message)})\n`;
  }
};

/** The reward as Python in a file named by its content. */
const writeReward = async (
  reward: CompiledReward,
  { folder, world }: { folder: string; world: ToldWorld },
): Promise<string> => {
  const text = await rewardText(reward, world);
  const path = join(folder, `reward_${contentHash(text).slice(0, 16)}.py`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${process.pid}.${contentHash(Math.random()).slice(0, 8)}`;
  await writeFile(draft, text);
  await rename(draft, path);
  return path;
};

/** Where a machine has what a job names, a trainer's place within `folder`; without one in a folder that goes with `dispose`. */
export const trainerPlaces = (
  { deadline }: Pick<RunConfig, "deadline">,
  folder?: string,
): { locate: (job: Job) => Places | Promise<Places>; dispose: () => void } => {
  let own: string | undefined;
  const root = () => folder ?? (own ??= mkdtempSync(join(tmpdir(), "rewardsmith-trainer-")));
  return {
    locate(job) {
      const world = toldWorldOf(job.environment);
      if (job.kind !== "train" || world === undefined) return locate(job);
      const { reward } = job;
      const place = { out: join(root(), jobIdentity(job)), deadlineSeconds: deadline };
      if (reward === null || reward === "native") return { ...locate(job), trainer: place };
      return writeReward(reward, { folder: join(root(), "rewards"), world }).then((file) => ({
        ...locate(job),
        trainer: { ...place, reward: file },
      }));
    },
    dispose: () => {
      if (own !== undefined) rmSync(own, { recursive: true, force: true });
    },
  };
};
