import { emptyBatch } from "../../sandbox/empty-batch.ts";
import type { Ending } from "../../core/episode.ts";
import type { RolloutBatch } from "../../sandbox/types.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";

export type ProbeEnding = Ending | "unfinished";

/** Episodes one after the other in a single lane, as the sandbox takes them; memory is the program's and joins later. */
export type ProbeRows = {
  batch: Omit<RolloutBatch, "memory">;
  episodes: { row: number; length: number; ending: ProbeEnding }[];
};

/** One episode: length + 1 states, length actions; `from`: steps of an episode that went before. */
export type ProbeEpisode = { states: Float64Array[]; actions: Float64Array[]; ending: ProbeEnding; from?: number };

export const createRecorder = (spec: EnvironmentSpec): { add(episode: ProbeEpisode): void; rows(): ProbeRows } => {
  const kept: ProbeEpisode[] = [];
  return {
    add: (episode) => void kept.push(episode),
    rows: () => pack(spec, kept),
  };
};

const pack = (spec: EnvironmentSpec, kept: readonly ProbeEpisode[]): ProbeRows => {
  const stateWidth = stateLayout(spec).width;
  const actionWidth = actionLayout(spec).width;
  const rows = kept.reduce((total, episode) => total + episode.actions.length, 0);
  const batch = emptyBatch({ rows, lanes: 1, stateWidth, actionWidth });
  const episodes: ProbeRows["episodes"] = [];
  let row = 0;
  for (const { states, actions, ending, from = 0 } of kept) {
    episodes.push({ row, length: actions.length, ending });
    for (const [step, action] of actions.entries()) {
      batch.state.set(states[step] as Float64Array, row * stateWidth);
      batch.next.set(states[step + 1] as Float64Array, row * stateWidth);
      batch.action.set(action, row * actionWidth);
      batch.start[row] = step === 0 ? 1 : 0;
      batch.time[row] = (from + step) * spec.dt;
      batch.terminated[row] = ending === "terminated" && step === actions.length - 1 ? 1 : 0;
      row++;
    }
  }
  return { batch, episodes };
};
