import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ExitCode, RewardsmithError, usageError } from "../core/errors.ts";
import type { Player } from "../core/interfaces.ts";
import type { PlayJob } from "../core/job.ts";
import type { Recording } from "../core/recording.ts";
import { createCritic } from "../critic/critic.ts";
import { findEnvironment } from "../simulator/registry.ts";
import type { RunRecord } from "../store/runs.ts";
import { readReward } from "./check.ts";
import { problemOptions, type RunConfig } from "./config.ts";
import { policyOfRun, type PlaySource, type PolicyChoice } from "./play-source.ts";
import type { StoredPolicy } from "../core/job.ts";
import { loadReference, openProblem, type Problem } from "./problem.ts";
import { recordedConfig } from "./upgrade.ts";

export type PlayRequest = {
  /** null: `--policy random` with an environment by name. */
  source: Exclude<PlaySource, { kind: "recording" }> | null;
  /** Act at random, whatever the source's policy. */
  random: boolean;
  /** Of a run. */
  choice: PolicyChoice;
  /** What the command line says of environment and task; null: the run's. */
  config: Pick<
    RunConfig,
    "env" | "task" | "fitness" | "env-option" | "python-import" | "python-timeout" | "env-fields"
  > | null;
  /** A reward file whose terms are to be recorded instead of the run's. */
  reward: string | null;
  episodes: number;
  seed: number;
};

/** `candidate`: whose reward's terms are recorded; null: the best's. */
type Actor = { policy: StoredPolicy | null; words: string; candidate: string | null; notices: readonly string[] };

const actorOf = async ({ source, random, choice }: PlayRequest): Promise<Actor> => {
  if (random || source === null) return { policy: null, words: "random", candidate: null, notices: [] };
  if (source.kind === "run") {
    const { words, notices, candidate, ...policy } = await policyOfRun(source.run, choice);
    return { policy, words: `${policy.learner}, ${basename(source.run.folder)}: ${words}`, candidate, notices };
  }
  const { policy } = source;
  return { policy, words: `${policy.learner}, ${basename(source.file)}`, candidate: null, notices: [] };
};

const runOf = ({ source }: PlayRequest): RunRecord | null => source?.run ?? null;

/** An environment, and a task where it has one. */
type Setting = Pick<Problem, "loaded" | "environment" | "critic"> & Partial<Pick<Problem, "task" | "taskReference">>;

const withoutTask = async (env: string, options: Record<string, string>): Promise<Setting> => {
  const loaded = await findEnvironment(env, options);
  const { spec } = loaded.environment;
  const { path, hash, prepared } = loaded;
  return { loaded, environment: { name: spec.name, path, hash, options, prepared }, critic: createCritic({ spec }) };
};

/** The environment and task to play in: those named, else those of the run. */
const settingOf = async (request: PlayRequest): Promise<Setting> => {
  const config = request.config ?? recordedConfig(runOf(request));
  if (config === null) {
    throw usageError({
      code: "no-environment",
      message: "no environment was named, and the policy does not lie in a run's folder",
      action: "Name one with --env; `rewardsmith env list` shows the built-in ones.",
    });
  }
  const { env, task, fitness } = config;
  const options = problemOptions(config);
  try {
    return await openProblem({ env, task, fitness, options });
  } catch (thrown) {
    if (thrown instanceof RewardsmithError && thrown.code === "no-task") return withoutTask(env, options);
    throw thrown;
  }
};

/** The reward whose terms are recorded: a file's, that of who acts, the run's best, or the environment's own. */
const rewardOf = async (
  { reward: file, source }: PlayRequest,
  { setting, candidate }: { setting: Setting; candidate: string | null },
): Promise<{ reward: PlayJob["reward"]; notice?: string }> => {
  const { task, critic } = setting;
  const run = source?.kind === "run" ? source.run : null;
  if (file === null && (candidate === "human" || candidate === "sparse")) {
    const program = await loadReference(setting as Problem, candidate);
    return { reward: program && { name: `the ${candidate} reference`, program } };
  }
  const native = task?.references.human === "native";
  if (file === null && run === null) {
    return { reward: native ? { name: "the environment's own reward", program: "native" } : null };
  }
  const folder = candidate === null ? ["best"] : ["candidates", candidate];
  const path = file ?? join((run as RunRecord).folder, ...folder, "reward.ts");
  const text = file === null ? await readFile(path, "utf8").catch(() => null) : await readReward(file);
  if (text === null) return { reward: null };
  const { reward, diagnostics } = await critic.review(text, {});
  const name = file !== null ? basename(file) : candidate === null ? "the run's best" : candidate;
  if (reward !== null) return { reward: { name, program: reward } };
  const first = diagnostics.find(({ severity }) => severity === "error");
  const message = `the reward ${path}:${first?.line ?? 1} is refused by the critic: ${first?.message ?? "unknown reason"}`;
  if (file === null) return { reward: null, notice: `${message}; its terms are left out` };
  throw usageError({
    code: "play/bad-reward",
    message,
    action: first?.hint ?? "Try the reward with `check`.",
  });
};

/** Rolls a policy out in an evaluation child and gives what was recorded, with what a person should know beside it. */
export const playPolicy = async (
  request: PlayRequest,
  player: Player,
): Promise<{ recording: Recording; notices: readonly string[] }> => {
  const { policy, words, candidate, notices: told } = await actorOf(request);
  const setting = await settingOf(request);
  const { reward, notice } = await rewardOf(request, { setting, candidate });
  const outcome = await player.play({
    kind: "play",
    environment: setting.environment,
    task: setting.taskReference ?? null,
    policy,
    reward,
    episodes: request.episodes,
    seed: request.seed,
  });
  if (outcome.kind === "failed") {
    throw new RewardsmithError({
      code: "play/failed",
      message: `The policy could not be played: ${outcome.failure.reason}: ${outcome.failure.message}`,
      action: "Try the environment with `env check` and the reward with `check`.",
      exitCode: ExitCode.allFailed,
    });
  }
  const notices = [...told, ...(setting.loaded.notices ?? []), ...(notice === undefined ? [] : [notice])];
  return { recording: { ...outcome.recording, policy: words }, notices };
};
