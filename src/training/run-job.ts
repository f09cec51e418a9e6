import { RewardsmithError } from "../core/errors.ts";
import type { JobProgress } from "../core/interfaces.ts";
import { isPart, type TrainJob } from "../core/job.ts";
import type { CandidateFailure, CurvePoint, PausedTraining, TrainOutcome } from "../core/outcome.ts";
import { termNames } from "../core/program.ts";
import type { Task } from "../core/task.ts";
import type { Sandbox } from "../sandbox/types.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";
import { handOver, handOverSteps, withCheckpoint, type Checkpoint } from "./hand-over.ts";
import { createLearningCurve, type SavedCurve } from "./learning-curve.ts";
import { createNativeSource, createRewardSource, nativeReward } from "./reward-source.ts";
import { randomPolicyOver } from "./roll-out.ts";
import { evaluationPool, playUnder, scorePolicy, type Judge } from "./score-policy.ts";
import type { Learner, Policy, PolicyMode } from "./types.ts";

export type TrainJobOptions = {
  job: TrainJob;
  loaded: LoadedEnvironment;
  task: Task;
  learner: Learner;
  /** Not loaded yet; null for the random policy and for the environment's own reward, which need none. */
  sandbox: Sandbox | null;
  onProgress?: (progress: JobProgress) => void;
  signal?: AbortSignal;
  /** Where the training is kept for the case that this process is ended before it. */
  keep?: TrainingKeep;
};

/** Keeps a training's state between rollouts: the same job, or a later part of the same training, goes on from it to the same result. */
export type TrainingKeep = {
  /** What was kept last, by this job or by the part that it goes on from: nothing, or that it had begun (`null`) where it could not be saved. */
  readonly kept: unknown;
  /** Whether that is the earlier part's, as was asked for; else it is what an ended process left, which a person is told. */
  readonly continues: boolean;
  /** Whether it is time to keep it again. */
  due(): boolean;
  write(state: unknown): void;
  /** Told when a training goes on, or has to start over. */
  onNotice(message: string): void;
};

/**
 * Trains under the job's reward with its seed, hands over a checkpoint in the mode that the candidate's own return prefers
 * (never its fitness; hand-over.ts), and scores that policy on fixed evaluation episodes. `reward: null` scores the random
 * policy untrained. `environmentSteps` counts learning alone, `handOverSteps` choosing. A job that is a part pauses there and
 * evaluates nothing; the last part's result is that of the training in one piece, to the bit. Where the environment cannot be
 * saved a part trains to the end instead.
 * Same job, same result; what the reward does wrong comes back as `failed`.
 * Throws what the system cannot do, and the signal's reason when aborted.
 */
export const runTrainJob = async (options: TrainJobOptions): Promise<TrainOutcome> => {
  const { job, loaded, sandbox } = options;
  const { reward } = job;
  if (reward === null) {
    const policy = randomPolicyOver(loaded.environment.spec, evaluationPool(job));
    return scorePolicy(options, {
      policy,
      serialized: null,
      curve: [],
      checkpoint: 0,
      environmentSteps: 0,
      handOverSteps: 0,
      judge: null,
    });
  }
  if (reward === "native") {
    const judge = { reward: nativeReward, source: createNativeSource };
    const trained = await trainPolicy(options, judge);
    if (trained.kind !== "trained") return trained;
    return scorePolicy(options, { ...trained, serialized: trained.policy.serialize(), judge });
  }
  if (sandbox === null)
    throw new RewardsmithError({
      code: "training/no-sandbox",
      message: "A job with a reward was given no sandbox to run it in",
      action: "Report this as a bug of rewardsmith",
    });
  const ready = await sandbox.load(reward);
  if (ready.kind === "failed") return ready;
  const judge = { reward, source: () => createRewardSource({ sandbox, reward }) };
  const trained = await trainPolicy(options, judge);
  if (trained.kind !== "trained") return trained;
  return scorePolicy(options, { ...trained, serialized: trained.policy.serialize(), judge });
};

type Trained = {
  policy: Policy;
  curve: CurvePoint[];
  checkpoint: number;
  environmentSteps: number;
  handOverSteps: number;
};

/** Everything of a job under way, the simulator's lanes within the learner's. */
type KeptTraining = {
  learner: unknown;
  curve: SavedCurve;
  memory: Float64Array | null;
  checkpoints: { index: number; return: number; policy: unknown }[];
  steps: number;
  /** That the part has ended here. */
  paused: boolean;
};

const trainPolicy = async (
  { job, loaded, task, learner, onProgress, signal, keep }: TrainJobOptions,
  judge: Judge,
): Promise<({ kind: "trained" } & Trained) | PausedTraining | { kind: "failed"; failure: CandidateFailure }> => {
  const { reward, source } = judge;
  const { spec } = loaded.environment;
  const { steps, until = steps, checkpoints } = job.budget;
  if (isPart(job.budget) && keep === undefined)
    throw new RewardsmithError({
      code: "training/nowhere-to-pause",
      message: `A training of ${steps} steps was to pause at ${until} with no place to keep its state`,
      action: "Report this as a bug of rewardsmith",
    });
  const { maxSteps } = spec;
  const curve = createLearningCurve({ spec, task, terms: termNames(reward), total: steps, checkpoints });
  let checkpointed: Checkpoint[] = [];
  const consider = (point: CurvePoint | null, policy: () => Policy): void => {
    if (point === null || point.episodes === 0) return;
    checkpointed = withCheckpoint(checkpointed, {
      index: curve.points.length - 1,
      return: point.return,
      policy: policy(),
    });
  };
  const started = performance.now();
  const rewards = source();
  const kept = keep?.kept as KeptTraining | null | undefined;
  if (kept) {
    curve.restore(kept.curve);
    rewards.restore?.(kept.memory);
    checkpointed = kept.checkpoints.map((one) => ({ ...one, policy: learner.restore(spec, one.policy) }));
    if (!keep?.continues)
      keep?.onNotice(`the training with seed ${job.seed} goes on at step ${kept.steps} of ${steps}`);
  }
  let reached = kept?.steps ?? 0;
  let size = 0;
  let pausing = false;
  const paused = (environmentSteps: number): PausedTraining => ({
    kind: "paused",
    curve: [...curve.points],
    environmentSteps,
  });
  // Ended between its pause and the telling of it.
  if (kept?.paused && !keep?.continues) return paused(reached);
  const state = (save: () => unknown): KeptTraining => ({
    learner: save(),
    curve: curve.save(),
    memory: rewards.save?.() ?? null,
    checkpoints: checkpointed.map((one) => ({ ...one, policy: one.policy.serialize() })),
    steps: reached,
    paused: pausing,
  });
  let unsaved = kept === null;
  const outcome = await learner.train({
    spec,
    create: async (count, seed) => loaded.environment.create({ count, seed, options: job.environment.options }),
    reward: rewards,
    steps,
    seed: job.seed,
    signal,
    resume: kept?.learner,
    onLearned(save) {
      if (save === null && unsaved)
        keep?.onNotice(
          `'${spec.name}' cannot be saved in the middle of a training: the one with seed ${job.seed} started over`,
        );
      unsaved = false;
      if (save === null) return undefined;
      // Taken from the last rollout's size: with the next one the part would be longer than it may be.
      pausing = isPart(job.budget) && reached + size > until;
      if (pausing || keep?.due()) keep?.write(state(save));
      return pausing ? "pause" : undefined;
    },
    onRollout(report) {
      size = report.steps - reached;
      reached = report.steps;
      consider(curve.record(report), report.snapshot);
      onProgress?.({
        steps: report.steps,
        total: until,
        stepsPerSecond: ((report.steps - (kept?.steps ?? 0)) / Math.max(1, performance.now() - started)) * 1000,
        fitness: curve.points.at(-1)?.fitness ?? null,
      });
    },
  });
  if (outcome.kind === "failed") return outcome;
  if (outcome.kind === "paused") return paused(outcome.steps);
  consider(curve.finish(outcome.steps), () => outcome.policy);
  const handed = await handOver({
    kept: checkpointed,
    last: { index: Math.max(0, curve.points.length - 1), policy: outcome.policy },
    mode: handOverOf(job),
    explores: learner.explores,
    budget: { steps: handOverSteps({ steps, maxSteps }), maxSteps },
    play: (policy, count) =>
      playUnder(judge, { loaded, job, policy, pool: { of: "hand-over", seed: job.seed, count } }),
  });
  if (handed.kind === "failed") return handed;
  return {
    kind: "trained",
    policy: handed.policy,
    curve: [...curve.points],
    checkpoint: handed.index,
    environmentSteps: outcome.steps,
    handOverSteps: handed.steps,
  };
};

/** How the policy is to act that is handed over, evaluated and kept; where nobody says, its own episodes decide. */
const handOverOf = ({ learnerOptions }: TrainJob): PolicyMode | "auto" =>
  (learnerOptions?.["handOver"] as PolicyMode | "auto" | undefined) ?? "auto";
