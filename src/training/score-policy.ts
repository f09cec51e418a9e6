import type { TrainJob, EpisodePool } from "../core/job.ts";
import type { EpisodeOutcome, TrainingResult, TrainOutcome } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import { mean } from "../core/statistics.ts";
import { storeNumbers } from "../core/stored-numbers.ts";
import type { Task } from "../core/task.ts";
import type { StoredEpisode } from "../core/trajectory.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";
import type { PlayedEpisode } from "./evaluate-policy.ts";
import { episodeFeatures } from "./features.ts";
import { rewardEpisodes, type RewardedEpisodes } from "./reward-episodes.ts";
import { rollOut } from "./roll-out.ts";
import { scoreEpisode, type Score } from "./score-episode.ts";
import type { Policy, RewardSource } from "./types.ts";

/** Who rewards: the names and weights of the terms, and a fresh source for each sequence of rollouts. */
export type Judge = { reward: Pick<CompiledReward, "weights">; source: () => RewardSource };

type Rewarded = Extract<RewardedEpisodes, { kind: "rewarded" }>;

/** Plays a policy over a pool of episodes, and says what a reward makes of them. */
export const playUnder = async (
  judge: Judge | null,
  {
    loaded,
    job,
    policy,
    pool,
  }: { loaded: LoadedEnvironment; job: Pick<TrainJob, "environment">; policy: Pick<Policy, "act">; pool: EpisodePool },
): Promise<(Rewarded & { episodes: PlayedEpisode[] }) | Exclude<RewardedEpisodes, Rewarded>> => {
  const episodes = await rollOut({ loaded, options: job.environment.options, pool, policy });
  if (judge === null) return { kind: "rewarded", returns: episodes.map(() => 0), terms: {}, episodes };
  const { dt } = loaded.environment.spec;
  const rewarded = await rewardEpisodes({ episodes, source: judge.source(), reward: judge.reward, dt });
  return rewarded.kind === "failed" ? rewarded : { ...rewarded, episodes };
};

/** The episodes that a training is scored on. */
export const evaluationPool = ({ seed, budget }: TrainJob): EpisodePool => ({
  of: "evaluation",
  seed,
  count: budget.episodes,
});

/** Scores a policy on the job's evaluation episodes; without a judge every return is 0. */
export const scorePolicy = async (
  { job, loaded, task }: { job: TrainJob; loaded: LoadedEnvironment; task: Task },
  {
    policy,
    serialized,
    curve,
    checkpoint,
    environmentSteps,
    handOverSteps: chosenBy,
    judge,
  }: Pick<TrainingResult, "curve" | "checkpoint" | "environmentSteps"> & {
    handOverSteps: number;
    policy: Pick<Policy, "act"> & Partial<Pick<Policy, "mode">>;
    serialized: unknown;
    judge: Judge | null;
  },
): Promise<TrainOutcome> => {
  const rewarded = await playUnder(judge, { loaded, job, policy, pool: evaluationPool(job) });
  if (rewarded.kind === "failed") return rewarded;
  const mode = policy.mode === "exploring" ? { mode: policy.mode } : {};
  const trained = { seed: job.seed, curve, checkpoint, ...mode, policy: serialized, environmentSteps };
  const chosen = chosenBy > 0 ? { handOverSteps: chosenBy } : {};
  return { kind: "trained", result: { ...trained, ...scoresOf(rewarded, { loaded, task }), ...chosen } };
};

/** What evaluation episodes come to, once a reward has looked at them. */
export const scoresOf = (
  { episodes: played, ...rewarded }: Rewarded & { episodes: readonly PlayedEpisode[] },
  {
    loaded,
    task,
    scoreOf = (episode) => scoreEpisode({ spec: loaded.environment.spec, task }, episode),
  }: {
    loaded: LoadedEnvironment;
    task: Task;
    /** Instead of the task's own. */
    scoreOf?: (episode: PlayedEpisode, index: number) => Score;
  },
): Pick<TrainingResult, "episodes" | "fitness" | "success" | "terms" | "stored"> => {
  const { spec } = loaded.environment;
  const episodes = played.map((episode, index): EpisodeOutcome => ({
    ...scoreOf(episode, index),
    return: rewarded.returns[index] as number,
    length: episode.length,
    ending: episode.ending,
    features: episodeFeatures(spec, episode),
  }));
  return {
    episodes,
    fitness: mean(episodes.map((episode) => episode.fitness)),
    success: mean(episodes.map((episode) => (episode.success ? 1 : 0))),
    terms: rewarded.terms,
    stored: extremes(episodes).map((index) =>
      storeEpisode(index, { played: played[index] as PlayedEpisode, outcome: episodes[index] as EpisodeOutcome }),
    ),
  };
};

/** Indices of the episode with the lowest and of that with the highest fitness. */
const extremes = (episodes: readonly EpisodeOutcome[]): number[] => {
  const order = [...episodes.keys()].sort(
    (left, right) => (episodes[left] as EpisodeOutcome).fitness - (episodes[right] as EpisodeOutcome).fitness,
  );
  return order.length < 2 ? order : [order[0] as number, order.at(-1) as number];
};

const storeEpisode = (
  index: number,
  { played, outcome }: { played: PlayedEpisode; outcome: EpisodeOutcome },
): StoredEpisode => ({
  index,
  length: played.length,
  ending: played.ending,
  fitness: outcome.fitness,
  success: outcome.success,
  states: storeNumbers(played.states),
  actions: storeNumbers(played.actions),
});
