import { emptyBatch } from "../../sandbox/empty-batch.ts";
import type { PlayedEpisode } from "../evaluate-policy.ts";
import { copyNativeRows, createNativeRows } from "../native-rows.ts";
import type { RolloutReport } from "../types.ts";

/** Whole episodes one after another as rows of a single lane, each ended where it ended. */
export type EpisodeRows = Pick<RolloutReport, "batch" | "native" | "truncated" | "invalid"> & {
  /** First row of each episode. */
  offsets: number[];
};

/** Lays whole episodes out as one rollout, so that a reward, a learning curve and a recorder read them as any other. */
export const episodeRows = (episodes: readonly PlayedEpisode[], { dt }: { dt: number }): EpisodeRows => {
  const rows = episodes.reduce((total, { length }) => total + length, 0);
  const [first] = episodes;
  const stateWidth = first === undefined ? 0 : first.states.length / (first.length + 1);
  const actionWidth = first === undefined ? 0 : first.actions.length / first.length;
  const batch = emptyBatch({ rows, lanes: 1, stateWidth, actionWidth });
  const truncated = new Uint8Array(rows);
  const invalid = new Uint8Array(rows);
  const told = first?.native;
  const native = told && createNativeRows({ nativeReward: told.reward, hidden: told.hidden }, rows);
  const offsets: number[] = [];
  let at = 0;
  for (const { states, actions, native: own, length, ending } of episodes) {
    offsets.push(at);
    if (own !== undefined && native !== undefined) copyNativeRows(own, { row: 0, count: length, to: native, at });
    batch.state.set(states.subarray(0, length * stateWidth), at * stateWidth);
    batch.next.set(states.subarray(stateWidth, (length + 1) * stateWidth), at * stateWidth);
    batch.action.set(actions.subarray(0, length * actionWidth), at * actionWidth);
    for (let step = 0; step < length; step++) batch.time[at + step] = step * dt;
    batch.start[at] = 1;
    at += length;
    (ending === "terminated" ? batch.terminated : ending === "invalid" ? invalid : truncated)[at - 1] = 1;
  }
  return { batch, native, truncated, invalid, offsets };
};
