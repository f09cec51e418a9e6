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

/** One that has begun and not ended. */
type OpenEpisode = Omit<RecordedEpisode, "ending">;

export type OpenEpisodes = readonly Readonly<OpenEpisode>[];

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
  save(): OpenEpisodes;
  restore(from: OpenEpisodes): void;
} => {
  const open: OpenEpisode[] = [];
  return {
    save: () => structuredClone(open),
    restore: (from) => void open.splice(0, open.length, ...structuredClone(from as OpenEpisode[])),
    record({ batch, native, truncated, invalid, total }) {
      const { rows, lanes, state, action, next, terminated } = batch;
      const stateWidth = state.length / rows;
      const actionWidth = action.length / rows;
      for (let row = 0; row < rows; row++) {
        const lane = row % lanes;
        const episode = (open[lane] ??= {
          states: new Float64Array((FIRST_CAPACITY + 1) * stateWidth),
          actions: new Float64Array(FIRST_CAPACITY * actionWidth),
          length: 0,
          return: 0,
        });
        // One state more than actions, so the two outgrow their arrays at different lengths.
        episode.states = holding(episode.states, (episode.length + 2) * stateWidth);
        episode.actions = holding(episode.actions, (episode.length + 1) * actionWidth);
        copyRow(state, row, stateWidth, episode.states, episode.length);
        copyRow(action, row, actionWidth, episode.actions, episode.length);
        if (native !== undefined) {
          episode.native = holdingNative(episode.native, { like: native, length: episode.length + 1 });
          copyNativeRows(native, { row, count: 1, to: episode.native, at: episode.length });
        }
        episode.length++;
        episode.return += total[row] as number;
        if (!(terminated[row] || truncated[row] || invalid[row])) continue;
        copyRow(next, row, stateWidth, episode.states, episode.length);
        onEpisode({ ...episode, ending: endingOf({ terminated: terminated[row], invalid: invalid[row] }) });
        episode.length = 0;
        episode.return = 0;
      }
    },
  };
};

const copyRow = (from: Float64Array, row: number, width: number, to: Float64Array, place: number): void => {
  for (let column = 0; column < width; column++) to[place * width + column] = from[row * width + column] as number;
};
