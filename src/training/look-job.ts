import { RewardsmithError } from "../core/errors.ts";
import type { LookJob } from "../core/job.ts";
import type { LookedEpisode, LookOutcome, MeasureValue } from "../core/outcome.ts";
import { termNames } from "../core/program.ts";
import type { RecordedPlay, Recording } from "../core/recording.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { Task } from "../core/task.ts";
import { worth } from "../measure/task.ts";
import type { Measure } from "../measure/types.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { actionLayout, stateLayout } from "../core/fields.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";
import type { PlayedEpisode } from "./evaluate-policy.ts";
import { cutsOf, pieceOf } from "./pieces.ts";
import { byColumn, columnsOf, createRecorder } from "./recorder.ts";
import { rewardEpisodes } from "./reward-episodes.ts";
import { createNativeSource, createRewardSource, nativeReward } from "./reward-source.ts";
import { episodeSeeds, randomPolicyOver, rollOut } from "./roll-out.ts";
import { episodeRead, requireFinite, scoreEpisode } from "./score-episode.ts";
import { takingOver } from "./taking-over.ts";
import type { Learner, Policy } from "./types.ts";

export type LookJobOptions = {
  job: LookJob;
  loaded: LoadedEnvironment;
  /** The job's measures, as they were found: one for each. */
  measures: readonly (Task | Measure)[];
  /** The policy's; null for the random policy. */
  learner: Learner | null;
  /** Of who plays before it, where somebody does. */
  firstLearner?: Learner;
  /** Who plays in place of a policy. */
  scripted?: Pick<Policy, "act">;
  /** Not loaded yet; null where no reward program is to be run. */
  sandbox: Sandbox | null;
  /** Episodes that were played already, with their seeds: nothing is played, and nothing of them was seen but states and actions. */
  known?: { episodes: readonly PlayedEpisode[]; seeds: readonly number[] };
};

/** A task of whole episodes may have no number for a piece: such a piece is left out. */
const taskPieces = (
  task: Task,
  { spec, episode, pieces }: { spec: EnvironmentSpec; episode: PlayedEpisode; pieces: number },
): NonNullable<MeasureValue["pieces"]> =>
  cutsOf(episode.length, pieces).flatMap((cut) => {
    try {
      const { fitness, success } = scoreEpisode({ spec, task }, pieceOf(episode, { spec, ...cut }));
      return [{ ...cut, value: fitness, ...(task.success !== undefined && { success }) }];
    } catch (thrown) {
      if (thrown instanceof RewardsmithError) return [];
      throw thrown;
    }
  });

const valueOf = (
  measure: Task | Measure,
  { spec, episode, pieces }: { spec: EnvironmentSpec; episode: PlayedEpisode; pieces: number },
): MeasureValue => {
  if ("fitness" in measure) {
    const { fitness, success } = scoreEpisode({ spec, task: measure }, episode);
    return {
      fitness,
      success: measure.success === undefined ? null : success,
      ...(pieces > 0 && { pieces: taskPieces(measure, { spec, episode, pieces }) }),
    };
  }
  const read = episodeRead(spec, episode);
  const of = { of: `The measure '${measure.text}'`, length: episode.length, at: "it" };
  const fitness = requireFinite(measure.kind === "number" ? worth(measure, read) : measure.value(read), of);
  if (measure.kind === "number" && pieces > 0) {
    const values = cutsOf(episode.length, pieces).map((cut) => ({
      ...cut,
      value: worth(measure, episodeRead(spec, pieceOf(episode, { spec, ...cut }))),
    }));
    return { fitness, success: null, pieces: values };
  }
  if (measure.kind === "number") return { fitness, success: null };
  const { kept: success, ...when } = measure.check(read);
  return { fitness, success, ...when };
};

/**
 * Plays a policy over a pool of episodes and says of each what was asked. Over the pool that a training was scored on, every
 * number is the recorded one, to the bit. What the reward program does wrong comes back as `failed`.
 */
export const runLookJob = async (options: LookJobOptions): Promise<LookOutcome> => {
  const { job, loaded, measures, learner } = options;
  const { spec } = loaded.environment;
  const { pool, record } = job;
  const { known } = options;
  const seeds = known?.seeds ?? episodeSeeds(pool);
  const recorded =
    record === null ? [] : (record.episodes ?? [...seeds.keys()]).filter((index) => index < seeds.length);
  const recorder = createRecorder(spec, { lanes: new Set(recorded), also: new Set(record?.also) });
  const policy =
    options.scripted ??
    (job.policy === null || learner === null
      ? randomPolicyOver(spec, pool)
      : learner.restore(spec, job.policy.serialized));
  const width = spec.control.kind === "discrete" ? 1 : actionLayout(spec).width;
  const acting =
    job.first === undefined || options.firstLearner === undefined
      ? policy
      : takingOver({
          first: options.firstLearner.restore(spec, job.first.policy.serialized),
          until: job.first.until,
          after: policy,
          width,
        });
  const played =
    known?.episodes ??
    (await rollOut({
      loaded,
      options: job.environment.options,
      pool,
      policy: acting,
      watch: (lanes) => recorder.watch(lanes),
    }));
  const rewarded = await rewardsOf(options, { episodes: played, steps: new Set(recorded) });
  if (rewarded.kind === "failed") return rewarded;
  const episodes = played.map((episode, index): LookedEpisode => ({
    seed: seeds[index] as number,
    length: episode.length,
    ending: episode.ending,
    return: rewarded.returns?.[index] ?? null,
    values: measures.map((measure, place) =>
      valueOf(measure, { spec, episode, pieces: job.measures[place]?.pieces ?? 0 }),
    ),
    moments: [{ name: episode.ending, step: episode.length }],
  }));
  if (record === null) return { kind: "looked", episodes, recording: null };
  const states = stateLayout(spec);
  const actions = actionLayout(spec);
  const write = (index: number): RecordedPlay => {
    const episode = played[index] as PlayedEpisode;
    const { values, moments: _, ...looked } = episodes[index] as LookedEpisode;
    const { hidden } = episode.native ?? {};
    return {
      ...looked,
      fitness: values[0]?.fitness ?? null,
      success: values[0]?.success ?? null,
      states: byColumn(states.columns, { rows: episode.states, count: episode.length + 1 }),
      actions: byColumn(actions.columns, { rows: episode.actions, count: episode.length }),
      terms: rewarded.steps?.get(index)?.terms ?? null,
      rewards: rewarded.steps?.get(index)?.rewards ?? null,
      ...(hidden !== undefined &&
        record.also.includes("hidden") && {
          hidden: byColumn(hidden.names, { rows: hidden.values, count: episode.length }),
        }),
      ...recorder.of(index),
    };
  };
  const [first] = measures;
  const recording: Recording = {
    format: "rewardsmith/recording",
    version: 1,
    environment: { name: spec.name, options: job.environment.options, hash: job.environment.hash },
    task: first === undefined ? null : "name" in first ? first.name : first.text,
    policy: job.policy?.learner ?? (job.scripted ? "scripted" : "random"),
    reward: job.reward === null ? null : { name: job.reward.name, weights: judgeOf(job.reward.program).weights },
    seed: pool.seed,
    dt: spec.dt,
    maxSteps: spec.maxSteps,
    columns: { states: columnsOf(states), actions: columnsOf(actions) },
    scene: recorder.scene(),
    ...(loaded.environment.frames !== undefined && { draws: true }),
    episodes: recorded.map(write),
  };
  return { kind: "looked", episodes, recording };
};

const judgeOf = (program: NonNullable<LookJob["reward"]>["program"]) => (program === "native" ? nativeReward : program);

type RewardedSteps = { rewards: number[]; terms: Record<string, number[]> };

/** Returns of all episodes (a reward's numbers may depend on all before), and the steps of those asked for. */
const rewardsOf = async (
  { job, loaded, sandbox }: LookJobOptions,
  { episodes, steps: wanted }: { episodes: readonly PlayedEpisode[]; steps: ReadonlySet<number> },
): Promise<
  | { kind: "rewarded"; returns: number[] | null; steps: Map<number, RewardedSteps> | null }
  | Extract<Awaited<ReturnType<typeof rewardEpisodes>>, { kind: "failed" }>
> => {
  if (job.reward === null) return { kind: "rewarded", returns: null, steps: null };
  const { program } = job.reward;
  if (program !== "native") {
    const ready = await sandbox?.load(program);
    if (ready?.kind === "failed") return ready;
  }
  const source =
    program === "native" || sandbox === null ? createNativeSource() : createRewardSource({ sandbox, reward: program });
  const reward = judgeOf(program);
  const names = termNames(reward);
  const steps = new Map(
    [...wanted].map((index): [number, RewardedSteps] => [
      index,
      { rewards: [], terms: Object.fromEntries(names.map((name) => [name, []])) },
    ]),
  );
  const rewarded = await rewardEpisodes({
    episodes,
    source,
    reward,
    dt: loaded.environment.spec.dt,
    onStep({ episode, total, terms, at }) {
      const result = steps.get(episode);
      result?.rewards.push(total);
      names.forEach((name, column) => result?.terms[name]?.push(terms[at + column] as number));
    },
  });
  return rewarded.kind === "failed" ? rewarded : { kind: "rewarded", returns: rewarded.returns, steps };
};
