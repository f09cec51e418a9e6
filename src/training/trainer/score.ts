import type { TrainJob } from "../../core/job.ts";
import type { CandidateFailure, CurvePoint, EpisodeOutcome, TrainingResult, TrainOutcome } from "../../core/outcome.ts";
import { formatNumber } from "../../core/format.ts";
import { termNames } from "../../core/program.ts";
import { mean } from "../../core/statistics.ts";
import { storeNumbers } from "../../core/stored-numbers.ts";
import type { Trajectory } from "../../core/trajectory.ts";
import { rewardEpisodes, type RewardedEpisodes } from "../reward-episodes.ts";
import { createRewardSource } from "../reward-source.ts";
import { scoreEpisode, type Score } from "../score-episode.ts";
import { scoresOf } from "../score-policy.ts";
import { UnreadableResult, type ToldEpisode, type ToldTraining } from "./result-file.ts";
import { trajectoryOf } from "./rows.ts";
import type { ToldPolicy, TrainerJob } from "./types.ts";

/** A return that is off by more than this share of itself was not paid by the job's reward. */
const tolerance = 1e-3;
/** Sums of that size are rounding. */
const rounding = 1e-6;

/**
 * A training as we score ours: from the states of its evaluation episodes, terms and returns by the reward in the sandbox, fitness and
 * success by the task. Without states fitness and success are the trainer's word, and nothing is known of terms and fields.
 * Raises `UnreadableResult`.
 */
export const scoreTold = async (given: TrainerJob, result: ToldTraining): Promise<TrainOutcome> => {
  const { job, loaded } = given;
  const { spec } = loaded.environment;
  const endless = result.episodes.findIndex(({ length }) => length > spec.maxSteps);
  if (endless >= 0)
    throw new UnreadableResult(
      `episodes[${endless}].length is ${result.episodes[endless]?.length}, more than the ${spec.maxSteps} steps (maxSteps) of an episode in the world file`,
    );
  const played = result.episodes.map((episode, index) => trajectoryOf(episode, { spec, index }));
  const told = { ...toldParts(job, result), environmentSteps: result.steps };
  const whole = played.filter((episode) => episode !== null);
  if (whole.length < played.length) {
    const missing = played.indexOf(null);
    if (whole.length > 0)
      throw new UnreadableResult(`episodes[${missing}].states is missing, and other episodes have them`);
    return { kind: "trained", result: { ...told, ...scoresTold(given, result), policy: policyOf([], result) } };
  }
  const rewarded = await rewardedOf(given, { episodes: whole, result });
  if (rewarded.kind === "failed") return rewarded;
  const unpaid =
    job.reward === null || job.reward === "native" ? null : unpaidReturn(rewarded.returns, { job, result });
  if (unpaid !== null) return { kind: "failed", failure: unpaid };
  const scores = scoresOf(
    { ...rewarded, episodes: whole },
    {
      loaded,
      task: given.task,
      scoreOf: (episode, index) => scoreOf(given, { episode, told: result.episodes[index] as ToldEpisode, index }),
    },
  );
  return { kind: "trained", result: { ...told, ...scores, policy: policyOf(whole, result) } };
};

const toldParts = (
  { seed, reward }: TrainJob,
  { curve = [] }: ToldTraining,
): Pick<TrainingResult, "seed" | "curve" | "checkpoint"> => {
  const names = reward === null || reward === "native" ? [] : termNames(reward);
  return {
    seed,
    curve: curve.map(({ terms = {}, ...point }): CurvePoint => {
      const unknown = Object.keys(terms).find((name) => names.length > 0 && !names.includes(name));
      if (unknown !== undefined)
        throw new UnreadableResult(`curve: '${unknown}' is no term of the job's reward, which has ${names.join(", ")}`);
      return { ...point, terms };
    }),
    // The policy at the end.
    checkpoint: Math.max(0, curve.length - 1),
  };
};

const policyOf = (episodes: readonly Trajectory[], { policy }: ToldTraining): ToldPolicy => ({
  learner: "trainer",
  episodes: episodes.map(({ states, actions, ...episode }) => ({
    ...episode,
    states: storeNumbers(states),
    actions: storeNumbers(actions),
  })),
  file: policy ?? null,
});

const rewardedOf = async (
  { job: { reward }, loaded, sandbox }: TrainerJob,
  { episodes, result }: { episodes: readonly Trajectory[]; result: ToldTraining },
): Promise<RewardedEpisodes> => {
  // The world's own reward is the trainer's to tell.
  if (reward === null || reward === "native" || sandbox === null)
    return {
      kind: "rewarded",
      returns: result.episodes.map((told, index) => toldReturn(reward, { told, index })),
      terms: {},
    };
  const ready = await sandbox.load(reward);
  if (ready.kind === "failed") return ready;
  return rewardEpisodes({
    episodes,
    source: createRewardSource({ sandbox, reward }),
    reward,
    dt: loaded.environment.spec.dt,
  });
};

/** What the trainer says that an episode was paid; the random policy is paid nothing. A return that is not finite is null too. */
const toldReturn = (
  reward: TrainJob["reward"],
  { told, index }: { told: Pick<ToldEpisode, "return">; index: number },
): number => {
  if (reward === null) return 0;
  if (told.return === null) throw new UnreadableResult(`episodes[${index}].return is null, and the job has a reward`);
  return told.return;
};

/** The first episode whose return is another than the reward pays for its states. */
const unpaidReturn = (
  returns: readonly number[],
  { job, result }: { job: TrainJob; result: ToldTraining },
): CandidateFailure | null => {
  for (const [index, recomputed] of returns.entries()) {
    const told = toldReturn(job.reward, { told: result.episodes[index] as ToldEpisode, index });
    const allowed = tolerance * Math.max(Math.abs(told), Math.abs(recomputed)) + rounding;
    if (Math.abs(told - recomputed) <= allowed) continue;
    return {
      reason: "protocol",
      message: `the evaluation did not pay this reward: the trainer says that episode ${index} (seed ${job.seed}) returned ${formatNumber(told)}, and the reward pays ${formatNumber(recomputed)} for its states; another version of the reward, another time step, or fields that are not what their names say`,
    };
  }
  return null;
};

/** Fitness and success of an episode: by the task, or, where that leaves it to the trainer, by its word. */
const scoreOf = (
  { loaded, task }: TrainerJob,
  { episode, told, index }: { episode: Trajectory; told: ToldEpisode; index: number },
): Score =>
  task.isTold === true
    ? toldScore(task, { told, index })
    : scoreEpisode({ spec: loaded.environment.spec, task }, episode);

const toldScore = (task: TrainerJob["task"], { told, index }: { told: ToldEpisode; index: number }): Score => {
  if (told.fitness == null)
    throw new UnreadableResult(
      task.isTold === true
        ? `episodes[${index}].fitness is missing: the world file says no fitness of task '${task.name}', so the trainer has to; or write one there (fitness: an expression over its fields)`
        : `episodes[${index}] has no states, from which the fitness of task '${task.name}' is computed, and says no fitness in its place`,
    );
  return { fitness: told.fitness, success: told.success ?? false };
};

/** Of episodes without states. */
const scoresTold = (
  { job, task }: TrainerJob,
  result: ToldTraining,
): Pick<TrainingResult, "episodes" | "fitness" | "success" | "terms" | "stored"> => {
  if (job.task.measure !== undefined || job.task.hash !== undefined)
    throw new UnreadableResult(
      "episodes[0].states is missing, and what an episode is worth was given to be computed from them (--measure, --fitness)",
    );
  const episodes = result.episodes.map((told, index): EpisodeOutcome => ({
    ...toldScore(task, { told, index }),
    return: toldReturn(job.reward, { told, index }),
    length: told.length,
    ending: told.ending,
    features: {},
  }));
  return {
    episodes,
    fitness: mean(episodes.map((episode) => episode.fitness)),
    success: mean(episodes.map((episode) => Number(episode.success))),
    terms: {},
    stored: [],
  };
};
