import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ExitCode, RewardsmithError, usageError } from "../core/errors.ts";
import type { Looker } from "../core/interfaces.ts";
import type { LookJob } from "../core/job.ts";
import type { Recording } from "../core/recording.ts";
import { findEnvironment } from "../simulator/registry.ts";
import type { RunRecord } from "../store/runs.ts";
import { againAsRecorded, recordedEpisodes } from "./evaluation-again.ts";
import type { TrainingView } from "../core/run-view/types.ts";
import { randomTraining } from "./candidate-policy.ts";
import { readReward } from "./check.ts";
import type { RunConfig } from "./config.ts";
import { problemOptions } from "./problem-options.ts";
import { policyOfRun, type PlaySource, type PolicyChoice } from "./play-source.ts";
import { environmentReference } from "./places.ts";
import { onPhysics, resolvePhysics } from "./physics.ts";
import type { StoredPolicy } from "../core/job.ts";
import { criticFor, loadReference, openProblem, type Problem } from "./problem.ts";
import { modeText } from "./which-training.ts";
import { recordedConfig } from "./upgrade.ts";

export type PlayRequest = {
  /** null: `--policy random` with an environment by name. */
  source: Exclude<PlaySource, { kind: "recording" }> | null;
  /** Act at random, whatever the source's policy. */
  random: boolean;
  /** Of a run. */
  choice: PolicyChoice;
  /** What the command line says of environment and task; null: the run's. */
  config:
    | (Pick<
        RunConfig,
        | "env"
        | "task"
        | "fitness"
        | "measure"
        | "success"
        | "env-option"
        | "python-import"
        | "python-timeout"
        | "env-fields"
        | "python-state"
        | "env-leave-out"
        | "physics"
      > &
        Partial<Pick<RunConfig, "person" | "description">>)
    | null;
  /** A reward file whose terms are to be recorded instead of the run's. */
  reward: string | null;
  /** Those that the chosen training was scored on instead of fresh ones. */
  evaluation: boolean;
  /** Left out: one, or all of an evaluation. */
  episodes: number | undefined;
  /** Of an evaluation the first that is recorded, from 0; left out: 0. */
  first?: number;
  seed: number;
};

/** `candidate`: whose reward's terms are recorded; null: the best's. */
type Actor = {
  policy: StoredPolicy | null;
  words: string;
  candidate: string | null;
  notices: readonly string[];
  training: TrainingView | null;
};

const actorOf = async ({ source, random, choice }: PlayRequest): Promise<Actor> => {
  if (random || source === null) {
    const training = source?.kind === "run" ? randomTraining(source.run, choice.which ?? "median") : null;
    return { policy: null, words: "random", candidate: null, notices: [], training };
  }
  if (source.kind === "run") {
    const { words, notices, candidate, training, ...policy } = await policyOfRun(source.run, choice);
    return {
      policy,
      words: `${policy.learner}, ${basename(source.run.folder)}: ${words}`,
      candidate,
      notices,
      training,
    };
  }
  const { policy } = source;
  const words = `${policy.learner}, ${basename(source.file)}${modeText(policy.serialized)}`;
  return { policy, words, candidate: null, notices: [], training: null };
};

const runOf = ({ source }: PlayRequest): RunRecord | null => source?.run ?? null;

/** An environment, and a task where it has one. */
type Setting = Pick<Problem, "loaded" | "environment" | "critic"> & Partial<Pick<Problem, "task" | "taskReference">>;

const withoutTask = async (env: string, options: Record<string, string>): Promise<Setting> => {
  const loaded = await findEnvironment(env, options);
  const { spec } = loaded.environment;
  return { loaded, environment: environmentReference(loaded, options), critic: criticFor(spec) };
};

/** Nothing is to be told of what nothing measures. */
const unscored = ({ loaded, environment, critic }: Problem): Setting => ({ loaded, environment, critic });

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
  const { env, task, fitness, measure, success, person, description } = config;
  const options = problemOptions(config);
  try {
    const problem = await openProblem({
      env,
      task,
      fitness,
      measure,
      success,
      person,
      ...(description !== undefined && { description }),
      options,
    });
    // The same numbers need the same build of the simulator; fresh episodes are played without what a run had.
    const built = request.evaluation
      ? onPhysics(problem, (await resolvePhysics(config.physics, process.env)).physics)
      : problem;
    return built.task.unmeasured ? unscored(built) : built;
  } catch (thrown) {
    if (thrown instanceof RewardsmithError && thrown.code === "no-task") return withoutTask(env, options);
    throw thrown;
  }
};

/** The reward whose terms are recorded: a file's, that of who acts, the run's best, or the environment's own. */
const rewardOf = async (
  { reward: file, source }: PlayRequest,
  { setting, candidate }: { setting: Setting; candidate: string | null },
): Promise<{ reward: LookJob["reward"]; notice?: string }> => {
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

/** Rolls a policy out in an evaluation child and gives what was recorded `of` how many episodes, with what a person should know beside it. */
export const playPolicy = async (
  request: PlayRequest,
  looker: Looker,
): Promise<{ recording: Recording; notices: readonly string[]; of: number }> => {
  const { policy, words, candidate, notices: told, training } = await actorOf(request);
  const recorded = request.evaluation ? await recordedEpisodes(runOf(request), training) : null;
  const setting = await settingOf(request);
  const { reward, notice } = await rewardOf(request, { setting, candidate });
  const first = recorded === null ? 0 : (request.first ?? 0);
  const there = recorded?.episodes.length ?? request.episodes ?? 1;
  const shown = Math.max(0, Math.min(request.episodes ?? Infinity, there - first));
  const outcome = await looker.look({
    kind: "look",
    environment: setting.environment,
    policy,
    pool:
      recorded === null
        ? { of: "play", seed: request.seed, count: shown }
        : { of: "evaluation", seed: recorded.seed, count: recorded.episodes.length },
    measures: setting.taskReference === undefined ? [] : [{ kind: "task", task: setting.taskReference }],
    reward,
    record: { episodes: Array.from({ length: shown }, (_, index) => first + index), also: ["poses"] },
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
  const recording = outcome.recording as Recording;
  if (recorded === null) return { recording: { ...recording, policy: words }, notices, of: there };
  const same = againAsRecorded(outcome.episodes, recorded.episodes, {
    returns: policy !== null && request.reward === null,
  });
  return {
    recording: { ...recording, policy: `${words}, on the episodes that it was scored on` },
    notices: [...notices, same],
    of: there,
  };
};
