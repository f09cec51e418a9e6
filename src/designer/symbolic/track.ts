import type { Ending } from "../../core/episode.ts";
import type { EpisodeOutcome } from "../../core/outcome.ts";
import { readTrajectory, type StoredEpisode, type Trajectory } from "../../core/trajectory.ts";
import type { World } from "./columns.ts";

/**
 * An episode as the designer can replay it: few rows, each standing for `length / rows` steps.
 *
 *     states   (rows + 1) × state width
 *     actions  rows × action width
 *     dt       seconds a row
 *
 * A stored episode is thinned; of an episode known by its features alone a sketch is drawn that passes through its first,
 * extreme, mean and last values: sums of changes come out exactly, levels and extents nearly, products roughly.
 */
export type Track = {
  rows: number;
  states: Float64Array;
  actions: Float64Array;
  dt: number;
  length: number;
  ending: Ending;
  fitness: number;
  success: boolean;
  /** Whose policy: a candidate's id, or "random". */
  owner: string;
};

/** Rows that a stored episode is thinned to: beyond this the surrogate's figures no longer change its ranking. */
const thinned = 48;

const sketchRows = 4;

export const sketch = (episode: EpisodeOutcome, { world, owner }: { world: World; owner: string }): Track => {
  const states = new Float64Array((sketchRows + 1) * world.state.length);
  const actions = new Float64Array(sketchRows * world.action.length);
  for (const [place, column] of world.state.entries()) {
    const seen = episode.features[column.name];
    if (seen === undefined) continue;
    const rising = seen.last >= seen.first;
    // the middle row makes the rows' mean the episode's, as far as its range allows
    const middle = Math.min(seen.max, Math.max(seen.min, sketchRows * seen.mean - seen.min - seen.max - seen.last));
    const values = [seen.first, rising ? seen.min : seen.max, middle, rising ? seen.max : seen.min, seen.last];
    for (const [row, value] of values.entries()) states[row * world.state.length + place] = value;
  }
  for (const [place, column] of world.action.entries()) {
    const seen = episode.features[`action.${column.name}`];
    if (seen === undefined) continue;
    const values = [seen.min, seen.mean, seen.max, seen.mean];
    for (const [row, value] of values.entries()) actions[row * world.action.length + place] = value;
  }
  return {
    rows: sketchRows,
    states,
    actions,
    dt: (Math.max(1, episode.length) * world.spec.dt) / sketchRows,
    length: Math.max(1, episode.length),
    ending: episode.ending,
    fitness: episode.fitness,
    success: episode.success,
    owner,
  };
};

/** Steps `from` up to, and without, `to` of an episode; null where there are none, or its numbers do not fit the spec. */
export const piece = (
  { states: all, actions: allActions, length: whole, ending }: Trajectory,
  {
    world,
    owner,
    from,
    to,
    most = to - from,
  }: { world: World; owner: string; from: number; to: number; /** Rows at most. */ most?: number },
): Track | null => {
  const width = world.state.length;
  const actionWidth = world.action.length;
  const length = to - from;
  if (length < 1 || all.length !== (whole + 1) * width) return null;
  if (allActions.length !== whole * actionWidth) return null;
  const rows = Math.min(most, length);
  const states = new Float64Array((rows + 1) * width);
  const actions = new Float64Array(rows * actionWidth);
  for (let row = 0; row <= rows; row++) {
    const step = from + Math.round((row * length) / rows);
    states.set(all.subarray(step * width, (step + 1) * width), row * width);
    if (row === rows) continue;
    actions.set(allActions.subarray(step * actionWidth, (step + 1) * actionWidth), row * actionWidth);
  }
  return {
    rows,
    states,
    actions,
    dt: (length * world.spec.dt) / rows,
    length,
    ending: to === whole ? ending : "truncated",
    fitness: 0,
    success: false,
    owner,
  };
};

/** Null where the stored numbers do not fit the spec. */
export const thin = (episode: StoredEpisode, { world, owner }: { world: World; owner: string }): Track | null => {
  const { fitness, success, length } = episode;
  const track = piece(readTrajectory(episode), { world, owner, from: 0, to: length, most: thinned });
  return track && { ...track, fitness, success };
};
