import { emptyBatch } from "../../sandbox/empty-batch.ts";
import type { Ending } from "../../core/episode.ts";
import type { RolloutBatch } from "../../sandbox/types.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";

export type ProbeEnding = Ending | "unfinished";

/** Episodes one after the other in a single lane, as the sandbox takes them; memory is the program's and joins later. */
export type ProbeRows = {
  batch: Omit<RolloutBatch, "memory">;
  episodes: { row: number; length: number; ending: ProbeEnding }[];
};

/** One episode: length + 1 states, length actions; `from`: steps of an episode that went before. */
export type ProbeEpisode = { states: Float64Array[]; actions: Float64Array[]; ending: ProbeEnding; from?: number };

/** A step as it stands in a batch of rows. */
type Step = {
  state: Float64Array;
  next: Float64Array;
  action: Float64Array;
  start: boolean;
  time: number;
  terminated: boolean;
};

export const batchOf = (steps: readonly Step[], lanes = 1): ProbeRows["batch"] => {
  const [stateWidth, actionWidth] = [steps[0]?.state.length ?? 0, steps[0]?.action.length ?? 0];
  const batch = emptyBatch({ rows: steps.length, lanes, stateWidth, actionWidth });
  for (const [row, { state, next, action, start, time, terminated }] of steps.entries()) {
    batch.state.set(state, row * stateWidth);
    batch.next.set(next, row * stateWidth);
    batch.action.set(action, row * actionWidth);
    batch.start[row] = Number(start);
    batch.time[row] = time;
    batch.terminated[row] = Number(terminated);
  }
  return batch;
};

export const stepIn = (batch: ProbeRows["batch"], row: number): Step => ({
  state: rowIn(batch.state, row, batch.rows),
  next: rowIn(batch.next, row, batch.rows),
  action: rowIn(batch.action, row, batch.rows),
  start: batch.start[row] === 1,
  time: batch.time[row] as number,
  terminated: batch.terminated[row] === 1,
});

const rowIn = (all: Float64Array, row: number, rows: number): Float64Array =>
  all.subarray((row * all.length) / rows, ((row + 1) * all.length) / rows);

export const rowsOf = (spec: EnvironmentSpec, kept: readonly ProbeEpisode[]): ProbeRows => {
  const episodes: ProbeRows["episodes"] = [];
  const steps: Step[] = [];
  for (const { states, actions, ending, from = 0 } of kept) {
    episodes.push({ row: steps.length, length: actions.length, ending });
    for (const [step, action] of actions.entries()) {
      const [state, next] = [states[step] as Float64Array, states[step + 1] as Float64Array];
      const isLast = step === actions.length - 1;
      const time = (from + step) * spec.dt;
      steps.push({ state, next, action, start: step === 0, time, terminated: ending === "terminated" && isLast });
    }
  }
  return { batch: batchOf(steps), episodes };
};
