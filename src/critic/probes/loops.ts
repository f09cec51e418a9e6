import type { Task } from "../../core/task.ts";
import { actionLayout, stateLayout } from "../../simulator/fields.ts";
import type { EnvironmentSpec } from "../../simulator/types.ts";
import type { ProbeEpisode } from "../probe-rows.ts";
import { scoreOf, type JudgedEpisode } from "./judged-episodes.ts";

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

const rounds = 3;
/** Steps of a stretch: hovering on the spot, and going to and fro. */
const stretches = [2, 16];
const starts = [0, 0.3, 0.6, 0.9, 1];

export const loopsOf = (
  episodes: readonly JudgedEpisode[],
  { spec, task, sources }: { spec: EnvironmentSpec; task: Task; sources: readonly number[] },
): Loop[] => {
  const loops: Loop[] = [];
  for (const index of sources) {
    const episode = episodes[index] as JudgedEpisode;
    // The last step of an episode that the world ended cannot be walked back.
    const usable = episode.ending === "terminated" ? episode.length - 1 : episode.length;
    for (const stretch of stretches) {
      if (usable < stretch + 1) continue;
      for (const share of starts) {
        const from = Math.round(share * (usable - stretch));
        const loop = loopAt(episode, { spec, from, stretch });
        const score = scoreOf(extended(episode, { spec, from, round: loop }), { spec, task });
        if (score === null) continue;
        loops.push({ episode: index, from, period: 2 * stretch, rounds, rows: repeated(loop), ...score });
      }
    }
  }
  return loops;
};

type Round = { states: Float64Array[]; actions: Float64Array[] };

const loopAt = (
  { states, actions }: JudgedEpisode,
  { spec, from, stretch }: { spec: EnvironmentSpec; from: number; stretch: number },
): Round => {
  const { width } = stateLayout(spec);
  const actionWidth = actionLayout(spec).width;
  const there = Array.from({ length: stretch + 1 }, (_, step) =>
    states.slice((from + step) * width, (from + step + 1) * width),
  );
  const acts = Array.from({ length: stretch }, (_, step) =>
    actions.slice((from + step) * actionWidth, (from + step + 1) * actionWidth),
  );
  const back = there.slice(1, -1).toReversed();
  const turned = back.map((state) => reversed(spec, state));
  return { states: [...there, ...turned], actions: [...acts, ...acts.toReversed()] };
};

/** The same place on the way back: rates (a unit per second, of either sign) change theirs. */
const reversed = (spec: EnvironmentSpec, state: Float64Array): Float64Array => {
  const back = state.slice();
  for (const { field, offset, size } of stateLayout(spec).entries) {
    if (!/\/\s*s$/.test(field.unit) || field.range[0] >= 0) continue;
    for (let column = offset; column < offset + size; column++) back[column] = -(back[column] as number);
  }
  return back;
};

const repeated = ({ states, actions }: Round): ProbeEpisode => ({
  states: [...Array.from({ length: rounds }, () => states).flat(), states[0] as Float64Array],
  actions: Array.from({ length: rounds }, () => actions).flat(),
  ending: "unfinished",
});

/** The episode up to the loop, and the loop until time is up. */
const extended = (
  episode: JudgedEpisode,
  { spec, from, round }: { spec: EnvironmentSpec; from: number; round: Round },
): Pick<JudgedEpisode, "states" | "actions" | "length" | "ending"> => {
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
