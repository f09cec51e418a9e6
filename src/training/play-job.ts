import type { PlayJob } from "../core/job.ts";
import type { PlayOutcome } from "../core/outcome.ts";
import { termNames } from "../core/program.ts";
import { deriveSeed } from "../core/random.ts";
import { POSE, type Column, type RecordedPlay, type Recording } from "../core/recording.ts";
import type { Task } from "../core/task.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { actionLayout, stateLayout, type Layout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { LoadedEnvironment, VectorEnvironment } from "../simulator/types.ts";
import { playEpisodes, type PlayedEpisode } from "./evaluate-policy.ts";
import { createRandomPolicy } from "./random-policy.ts";
import { rewardEpisodes } from "./reward-episodes.ts";
import { createNativeSource, createRewardSource, nativeReward } from "./reward-source.ts";
import { scoreEpisode } from "./score-episode.ts";
import type { Learner, Policy } from "./types.ts";

export type PlayJobOptions = {
  job: PlayJob;
  loaded: LoadedEnvironment;
  /** null: nothing is scored. */
  task: Task | null;
  /** The policy's; null for the random policy. */
  learner: Learner | null;
  /** Not loaded yet; null where no reward program is to be run. */
  sandbox: Sandbox | null;
};

/**
 * Rolls the policy out, an episode a lane, and writes down all that a drawing or a notebook may ask for. Episode k depends
 * on the job's seed and k alone. What the reward program does wrong comes back as `failed`.
 */
export const runPlayJob = async (options: PlayJobOptions): Promise<PlayOutcome> => {
  const { job, loaded, task } = options;
  const { spec } = loaded.environment;
  const seeds = Array.from({ length: job.episodes }, (_, index) => deriveSeed(job.seed, "play", index));
  const { played, poses, scene } = await rollOut(options, seeds);
  const rewarded = await rewardsOf(options, played);
  if (rewarded.kind === "failed") return rewarded;
  const states = stateLayout(spec);
  const actions = actionLayout(spec);
  const episodes = played.map((episode, index): RecordedPlay => {
    const score = task === null ? { fitness: null, success: null } : scoreEpisode({ spec, task }, episode);
    const reward = rewarded.episodes?.[index];
    return {
      seed: seeds[index] as number,
      length: episode.length,
      ending: episode.ending,
      fitness: score.fitness,
      success: task?.success === undefined ? null : score.success,
      return: reward?.return ?? null,
      states: byColumn(states, { rows: episode.states, count: episode.length + 1 }),
      actions: byColumn(actions, { rows: episode.actions, count: episode.length }),
      terms: reward?.terms ?? null,
      rewards: reward?.rewards ?? null,
      poses: poses?.[index] ?? null,
    };
  });
  const recording: Recording = {
    format: "rewardsmith/recording",
    version: 1,
    environment: { name: spec.name, options: job.environment.options, hash: job.environment.hash },
    task: task?.name ?? null,
    policy: job.policy?.learner ?? "random",
    reward: job.reward === null ? null : { name: job.reward.name, weights: judgeOf(job.reward.program).weights },
    seed: job.seed,
    dt: spec.dt,
    maxSteps: spec.maxSteps,
    columns: { states: columnsOf(states), actions: columnsOf(actions) },
    scene,
    episodes,
  };
  return { kind: "played", recording };
};

const judgeOf = (program: NonNullable<PlayJob["reward"]>["program"]) => (program === "native" ? nativeReward : program);

const rollOut = async ({ job, loaded, learner }: PlayJobOptions, seeds: readonly number[]) => {
  const { environment } = loaded;
  const { spec } = environment;
  const policy =
    job.policy === null || learner === null
      ? randomPolicies(spec, seeds)
      : learner.restore(spec, job.policy.serialized);
  const lanes = await environment.create({
    count: seeds.length,
    seed: deriveSeed(job.seed, "play"),
    options: job.environment.options,
  });
  try {
    const { scene } = lanes;
    const description = scene?.description ?? null;
    const poses = scene === undefined ? null : seeds.map((): number[][] => []);
    const frame = new Float64Array((description?.shapes.length ?? 0) * POSE);
    const played = playEpisodes({
      environment: lanes,
      policy,
      seeds,
      limit: spec.maxSteps,
      onState: (lane) => poses?.[lane]?.push(poseNow(lanes, { lane, frame, before: poses[lane]?.at(-1) })),
    });
    return { played, poses, scene: description };
  } finally {
    lanes.dispose();
  }
};

/** A stream of actions for each lane, so that an episode is the same in any company. */
const randomPolicies = (spec: EnvironmentSpec, seeds: readonly number[]): Pick<Policy, "act"> => {
  const width = spec.control.kind === "discrete" ? 1 : actionLayout(spec).width;
  const policies = seeds.map((seed) => createRandomPolicy(spec, deriveSeed(seed, "random policy")));
  return {
    act(observations, _count, actions) {
      policies.forEach((policy, lane) =>
        policy.act(observations, 1, actions.subarray(lane * width, (lane + 1) * width)),
      );
    },
  };
};

/** 10 µm are finer than any picture; the frame before where the physics blew up. */
const poseNow = (
  { scene, invalid }: VectorEnvironment,
  { lane, frame, before }: { lane: number; frame: Float64Array; before: number[] | undefined },
): number[] => {
  if (invalid[lane] && before !== undefined) return before;
  scene?.pose(lane, frame);
  return Array.from(frame, (value) => (Number.isFinite(value) ? Math.round(value * 1e5) / 1e5 : 0));
};

type RewardedPlay = { return: number; rewards: number[]; terms: Record<string, number[]> };

const rewardsOf = async (
  { job, loaded, sandbox }: PlayJobOptions,
  episodes: readonly PlayedEpisode[],
): Promise<
  | { kind: "rewarded"; episodes: RewardedPlay[] | null }
  | Extract<Awaited<ReturnType<typeof rewardEpisodes>>, { kind: "failed" }>
> => {
  if (job.reward === null) return { kind: "rewarded", episodes: null };
  const { program } = job.reward;
  if (program !== "native") {
    const ready = await sandbox?.load(program);
    if (ready?.kind === "failed") return ready;
  }
  const source =
    program === "native" || sandbox === null ? createNativeSource() : createRewardSource({ sandbox, reward: program });
  const reward = judgeOf(program);
  const names = termNames(reward);
  const results = episodes.map((): RewardedPlay => ({
    return: 0,
    rewards: [],
    terms: Object.fromEntries(names.map((name) => [name, []])),
  }));
  const rewarded = await rewardEpisodes({
    episodes,
    source,
    reward,
    dt: loaded.environment.spec.dt,
    onStep({ episode, total, terms, at }) {
      const result = results[episode] as RewardedPlay;
      result.rewards.push(total);
      names.forEach((name, column) => result.terms[name]?.push(terms[at + column] as number));
    },
  });
  if (rewarded.kind === "failed") return rewarded;
  rewarded.returns.forEach((value, index) => ((results[index] as RewardedPlay).return = value));
  return { kind: "rewarded", episodes: results };
};

const byColumn = (
  { columns, width }: Layout,
  { rows, count }: { rows: Float64Array; count: number },
): Record<string, number[]> =>
  Object.fromEntries(
    columns.map((name, column) => [
      name,
      Array.from({ length: count }, (_, row) => rows[row * width + column] as number),
    ]),
  );

const columnsOf = ({ columns, entries }: Layout): Column[] =>
  entries.flatMap(({ field, offset, size }) =>
    Array.from({ length: size }, (_, index): Column => {
      const [low, high] = field.range.map((end) => (Number.isFinite(end) ? end : null)) as [
        number | null,
        number | null,
      ];
      const kind = field.type === "boolean" ? "boolean" : field.periodic === true ? "periodic" : "number";
      return { name: columns[offset + index] as string, unit: field.unit, range: [low, high], kind };
    }),
  );
