import type { Episode } from "../../core/episode.ts";
import { readTrajectory, type StoredEpisode, type Trajectory } from "../../core/trajectory.ts";
import { createRandom, deriveSeed } from "../../core/random.ts";
import type { Task } from "../../core/task.ts";
import { episodeOf } from "../../simulator/episode.ts";
import { stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { Environment } from "../../simulator/types.ts";
import { judgingDrivers, type Driver } from "./drivers.ts";
import { actionsOf, inputWidth, type Demonstration } from "./demonstrations.ts";
import { playerOf } from "./played.ts";

/**
 * A whole episode with what the task says of it. The score stays in the evaluation child: it decides what a verdict
 * compares, and never leaves in it.
 *
 *     scripted       random and scripted actions
 *     demonstrated   actions that the environment's folder tells of
 *     trained        the best and the worst of a training of this run
 *     imagined       what no simulator did (imagined.ts), where nothing else does the task
 */
export type JudgedEpisode = Trajectory & {
  source: "scripted" | "demonstrated" | "trained" | "imagined";
  fitness: number;
  success: boolean;
};

type Unscored = Omit<JudgedEpisode, "fitness" | "success">;

/** Null where the task cannot score what has no hidden values or native reward (a bridged environment's). */
export const scoreOf = (
  episode: Trajectory,
  { spec, task }: { spec: EnvironmentSpec; task: Task },
): { fitness: number; success: boolean } | null => {
  const view = episodeOf(spec, episode) as Episode<never, never>;
  try {
    const fitness = task.fitness(view);
    return Number.isFinite(fitness) ? { fitness, success: task.success?.(view) ?? false } : null;
  } catch {
    return null;
  }
};

/** Rolls scripted drivers and demonstrations out for whole episodes, adds those of the run's own trainings, and scores all. */
export const judgeEpisodes = async (
  environment: Environment,
  {
    task,
    seed,
    demonstrations,
    trained,
    options,
    recorded,
  }: {
    task: Task;
    seed: number;
    demonstrations: readonly Demonstration[];
    trained: readonly StoredEpisode[];
    options: Record<string, string>;
    recorded?: readonly Trajectory[] | undefined;
  },
): Promise<JudgedEpisode[]> => {
  const { spec } = environment;
  if (recorded !== undefined) {
    const known = recorded.map((episode): Unscored => ({ source: "scripted", ...episode }));
    return scoredOf([...known, ...storedOf(trained, spec)], { spec, task });
  }
  const random = createRandom(deriveSeed(seed, "judged episodes"));
  const scripted = judgingDrivers(spec, random).map((drive, index) => ({
    source: "scripted" as const,
    drive,
    seed: deriveSeed(seed, "judged", index),
  }));
  const shown = demonstrations.map((demonstration) => ({
    source: "demonstrated" as const,
    drive: replay(spec, demonstration),
    seed: demonstration.seed,
  }));
  const played = await play(environment, { lanes: [...scripted, ...shown], options });
  return scoredOf([...played, ...storedOf(trained, spec)], { spec, task });
};

const storedOf = (trained: readonly StoredEpisode[], spec: EnvironmentSpec): Unscored[] => {
  const { width } = stateLayout(spec);
  return trained
    .map((episode): Unscored => ({ source: "trained", ...readTrajectory(episode) }))
    .filter(({ states, length }) => states.length === (length + 1) * width);
};

const scoredOf = (episodes: readonly Unscored[], judging: { spec: EnvironmentSpec; task: Task }): JudgedEpisode[] =>
  episodes
    .filter(({ length }) => length > 0)
    .flatMap((episode) => {
      const score = scoreOf(episode, judging);
      return score === null ? [] : [{ ...episode, ...score }];
    });

export const replay = (spec: EnvironmentSpec, demonstration: Demonstration): Driver => {
  const actions = actionsOf(spec, demonstration);
  const width = inputWidth(spec);
  return ({ step, action }) => {
    // One that lasts longer here than where it was recorded goes on with its last action.
    const from = Math.max(0, Math.min(step * width, actions.length - width));
    action.set(actions.subarray(from, from + width));
  };
};

const play = async (
  environment: Environment,
  {
    lanes,
    options,
  }: {
    lanes: readonly { source: "scripted" | "demonstrated"; drive: Driver; seed: number }[];
    options: Record<string, string>;
  },
): Promise<Unscored[]> => {
  const { spec } = environment;
  const world = await environment.create({ count: lanes.length, seed: 0, options });
  try {
    world.reset(
      lanes.map((_, lane) => lane),
      lanes.map(({ seed }) => seed),
    );
    const player = playerOf(world, { spec, drivers: lanes.map(({ drive }) => drive) });
    const episodes = lanes.map((_, lane) => player.begin(lane));
    const isOpen = () => episodes.some(({ ending }) => ending === "unfinished");
    for (let step = 0; step < spec.maxSteps && isOpen(); step++) player.advance(episodes, () => step);
    return episodes.map(({ states, actions, ending }, lane) => ({
      source: (lanes[lane] as (typeof lanes)[number]).source,
      states: joined(states),
      actions: joined(actions),
      length: actions.length,
      ending: ending === "unfinished" ? "truncated" : ending,
    }));
  } finally {
    world.dispose();
  }
};

const joined = (rows: readonly Float64Array[]): Float64Array => {
  const width = rows[0]?.length ?? 0;
  const all = new Float64Array(rows.length * width);
  for (const [index, row] of rows.entries()) all.set(row, index * width);
  return all;
};
