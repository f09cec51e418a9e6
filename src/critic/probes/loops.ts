import type { Trajectory } from "../../core/trajectory.ts";
import type { Task } from "../../core/task.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { ProbeEpisode } from "./rows.ts";
import { scoreOf, type JudgedEpisode } from "./judged-episodes.ts";
import { stopped } from "./scenes.ts";

/**
 * A stretch of a judged episode, walked there and back again and again instead of going on: what a policy does that has
 * found something to farm. The way back is imagined (places in reverse order, rates with the other sign), so a verdict
 * about it can only warn.
 *
 *     episode    s0 ─…→ from ═════════→ to
 *     loop                   ⇄ ⇄ ⇄ …      until the episode's time limit
 */
export type Loop = {
  /** Index into the judged episodes. */
  episode: number;
  /** Steps of the episode before the loop. */
  from: number;
  /** Steps of one round. */
  period: number;
  /** Rounds that are run; the last one's pay counts, when memory has seen what there is to see. */
  rounds: number;
  rows: ProbeEpisode;
  /** Of going on with it to the end, as the task sees it. */
  fitness: number;
  success: boolean;
};

const rounds = 2;
/** Steps of a stretch: hovering on the spot, and going to and fro. */
const stretches = [2, 12, 40];
/** Where stretches lie, as shares of the episode's time, and of the way that its state goes meanwhile. */
const timeShares = [0, 0.3, 0.6, 0.9, 1];
const mostTiles = 25;
const wayShares = [0.15, 0.35, 0.55, 0.75, 0.95];

export const loopsOf = (
  episodes: readonly JudgedEpisode[],
  { spec, task, sources }: { spec: EnvironmentSpec; task: Task; sources: readonly number[] },
): Loop[] => {
  const loops: Loop[] = [];
  for (const [rank, index] of sources.entries()) {
    const episode = episodes[index] as JudgedEpisode;
    // The last step of an episode that the world ended cannot be walked back.
    const usable = episode.ending === "terminated" ? episode.length - 1 : episode.length;
    for (const stretch of stretches) {
      if (usable < stretch + 1) continue;
      for (const from of startsOf(episode, {
        spec,
        usable,
        stretch,
        tiled: rank === 0 && stretch === stretches.at(-1),
      })) {
        const loop = loopAt(episode, { spec, from, stretch });
        const score = scoreOf(extended(episode, { spec, from, round: loop }), { spec, task });
        if (score === null) continue;
        loops.push({
          episode: index,
          from,
          period: 2 * stretch,
          rounds,
          rows: repeated(loop, Math.round((from + spec.maxSteps) / 2)),
          ...score,
        });
      }
    }
  }
  return loops;
};

const startsOf = (
  { states }: JudgedEpisode,
  { spec, usable, stretch, tiled }: { spec: EnvironmentSpec; usable: number; stretch: number; tiled: boolean },
): Set<number> => {
  const last = usable - stretch;
  // All of the best episode: a bonus for passing some place may lie anywhere.
  const tiles = tiled ? Math.min(mostTiles, Math.ceil(usable / stretch)) : 0;
  const tiling = Array.from({ length: tiles }, (_, tile) => Math.round((tile * last) / Math.max(1, tiles - 1)));
  const { width } = stateLayout(spec);
  const reach = Array.from({ length: width }, (_, column) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let step = 0; step <= usable; step++) {
      const value = states[step * width + column] as number;
      [low, high] = [Math.min(low, value), Math.max(high, value)];
    }
    return high - low;
  });
  const way = new Float64Array(usable + 1);
  for (let step = 1; step <= usable; step++) {
    let change = 0;
    for (let column = 0; column < width; column++) {
      const at = step * width + column;
      if ((reach[column] as number) === 0) continue;
      change += Math.abs((states[at] as number) - (states[at - width] as number)) / (reach[column] as number);
    }
    way[step] = (way[step - 1] as number) + change;
  }
  const total = way[usable] as number;
  const middles = wayShares.map((share) => way.findIndex((gone) => gone >= share * total));
  return new Set([
    ...tiling,
    ...timeShares.map((share) => Math.round(share * last)),
    ...middles.map((middle) => Math.min(last, Math.max(0, middle - Math.floor(stretch / 2)))),
  ]);
};

type Round = { states: Float64Array[]; actions: Float64Array[] };

const loopAt = (
  { states, actions }: JudgedEpisode,
  { spec, from, stretch }: { spec: EnvironmentSpec; from: number; stretch: number },
): Round => {
  const { width } = stateLayout(spec);
  const actionWidth = actionLayout(spec).width;
  const there = Array.from({ length: stretch + 1 }, (_, step) => {
    const state = states.slice((from + step) * width, (from + step + 1) * width);
    // Who turns round stands still for a moment.
    return step === 0 || step === stretch ? stopped(spec, state) : state;
  });
  const acts = Array.from({ length: stretch }, (_, step) =>
    actions.slice((from + step) * actionWidth, (from + step + 1) * actionWidth),
  );
  const back = there.slice(1, -1).toReversed();
  const turned = back.map((state) => reversed(spec, state));
  return { states: [...there, ...turned], actions: [...acts, ...acts.toReversed()] };
};

/** A place of an episode at rest, for as long as memory needs to have seen it. */
export type Rest = { episode: number; rows: ProbeEpisode };

const restingPlaces = 16;
const restingSteps = 4;

export const restsOf = (
  episodes: readonly JudgedEpisode[],
  { spec, sources }: { spec: EnvironmentSpec; sources: readonly number[] },
): Rest[] =>
  sources.flatMap((index) => {
    const { states, actions, length } = episodes[index] as JudgedEpisode;
    const { width } = stateLayout(spec);
    const actionWidth = actionLayout(spec).width;
    return Array.from({ length: restingPlaces }, (_, place): Rest => {
      const step = Math.floor((place * (length - 1)) / (restingPlaces - 1));
      const state = stopped(spec, states.slice(step * width, (step + 1) * width));
      const action = actions.slice(step * actionWidth, (step + 1) * actionWidth);
      return {
        episode: index,
        rows: {
          states: Array.from({ length: restingSteps + 1 }, () => state),
          actions: Array.from({ length: restingSteps }, () => action),
          ending: "unfinished",
          from: Math.round(spec.maxSteps / 2),
        },
      };
    });
  });

/** The same place on the way back: rates (a unit per second, of either sign) change theirs. */
const reversed = (spec: EnvironmentSpec, state: Float64Array): Float64Array => {
  const back = state.slice();
  for (const { field, offset, size } of stateLayout(spec).entries) {
    if (!/\/\s*s$/.test(field.unit) || field.range[0] >= 0) continue;
    for (let column = offset; column < offset + size; column++) back[column] = -(back[column] as number);
  }
  return back;
};

/** `from`: the middle of the time that is spent in the loop, for rewards that change with it. */
const repeated = ({ states, actions }: Round, from: number): ProbeEpisode => ({
  from,
  states: [...Array.from({ length: rounds }, () => states).flat(), states[0] as Float64Array],
  actions: Array.from({ length: rounds }, () => actions).flat(),
  ending: "unfinished",
});

/** The episode up to the loop, and the loop until time is up. */
const extended = (
  episode: JudgedEpisode,
  { spec, from, round }: { spec: EnvironmentSpec; from: number; round: Round },
): Trajectory => {
  const { width } = stateLayout(spec);
  const actionWidth = actionLayout(spec).width;
  const length = spec.maxSteps;
  const states = new Float64Array((length + 1) * width);
  const actions = new Float64Array(length * actionWidth);
  states.set(episode.states.subarray(0, from * width));
  actions.set(episode.actions.subarray(0, from * actionWidth));
  for (let step = from; step <= length; step++) {
    states.set(round.states[(step - from) % round.states.length] as Float64Array, step * width);
    if (step < length) {
      actions.set(round.actions[(step - from) % round.actions.length] as Float64Array, step * actionWidth);
    }
  }
  return { states, actions, length, ending: "truncated" };
};
