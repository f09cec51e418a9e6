import type { Ending } from "../core/episode.ts";
import type { Trajectory } from "../core/trajectory.ts";
import { copyNativeRows } from "./native-rows.ts";
import type { NativeRows, RolloutReport } from "./types.ts";

/** Valid until the lane's next episode ends; the arrays may be longer than the episode. */
export type RecordedEpisode = Trajectory & {
  /** Sum of the rewards given along the way. */
  return: number;
  /** At least `length` rows, where the environment has a reward of its own. */
  native?: NativeRows;
};

export const endingOf = (flags: { terminated: unknown; invalid: unknown }): Ending =>
  flags.invalid ? "invalid" : flags.terminated ? "terminated" : "truncated";

type Track = { states: Float64Array; actions: Float64Array; native?: NativeRows; length: number; return: number };

export type SavedTracks = readonly Readonly<Track>[];

const FIRST_CAPACITY = 256;

/** The array itself, or a copy of twice its size, where it must hold `length` numbers. */
const holding = (array: Float64Array, length: number): Float64Array => {
  if (length <= array.length) return array;
  const larger = new Float64Array(Math.max(length, 2 * array.length));
  larger.set(array);
  return larger;
};

const holdingNative = (
  native: NativeRows | undefined,
  { like, length }: { like: NativeRows; length: number },
): NativeRows => ({
  reward: holding(native?.reward ?? new Float64Array(FIRST_CAPACITY), length),
  ...(like.hidden === undefined
    ? {}
    : {
        hidden: {
          names: like.hidden.names,
          values: holding(native?.hidden?.values ?? new Float64Array(0), length * like.hidden.names.length),
        },
      }),
});

/** Puts episodes together again out of rollouts that cut them anywhere. `onEpisode` is called in the order of rows. */
export const createEpisodeRecorder = (
  onEpisode: (episode: RecordedEpisode) => void,
): {
  record(report: Pick<RolloutReport, "batch" | "native" | "truncated" | "invalid" | "total">): void;
  /** The episodes that have begun and not ended, one a lane. */
  save(): SavedTracks;
  restore(from: SavedTracks): void;
} => {
  const tracks: Track[] = [];
  return {
    save: () => structuredClone(tracks),
    restore: (from) => void tracks.splice(0, tracks.length, ...structuredClone(from as Track[])),
    record({ batch, native, truncated, invalid, total }) {
      const { rows, lanes, state, action, next, terminated } = batch;
      const stateWidth = state.length / rows;
      const actionWidth = action.length / rows;
      for (let row = 0; row < rows; row++) {
        const lane = row % lanes;
        const track = (tracks[lane] ??= {
          states: new Float64Array((FIRST_CAPACITY + 1) * stateWidth),
          actions: new Float64Array(FIRST_CAPACITY * actionWidth),
          length: 0,
          return: 0,
        });
        // One state more than actions, so the two outgrow their arrays at different lengths.
        track.states = holding(track.states, (track.length + 2) * stateWidth);
        track.actions = holding(track.actions, (track.length + 1) * actionWidth);
        copyRow(state, row, stateWidth, track.states, track.length);
        copyRow(action, row, actionWidth, track.actions, track.length);
        if (native !== undefined) {
          track.native = holdingNative(track.native, { like: native, length: track.length + 1 });
          copyNativeRows(native, { row, count: 1, to: track.native, at: track.length });
        }
        track.length++;
        track.return += total[row] as number;
        if (!(terminated[row] || truncated[row] || invalid[row])) continue;
        copyRow(next, row, stateWidth, track.states, track.length);
        onEpisode({ ...track, ending: endingOf({ terminated: terminated[row], invalid: invalid[row] }) });
        track.length = 0;
        track.return = 0;
      }
    },
  };
};

const copyRow = (from: Float64Array, row: number, width: number, to: Float64Array, place: number): void => {
  for (let column = 0; column < width; column++) to[place * width + column] = from[row * width + column] as number;
};
