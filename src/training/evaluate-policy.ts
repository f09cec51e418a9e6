import { createRandom, deriveSeed } from "../core/random.ts";
import type { VectorEnvironment } from "../simulator/types.ts";
import { endingOf, type RecordedEpisode } from "./episode-recorder.ts";
import { copyNativeRows, createNativeRows, nativeRowsOf, trimNativeRows } from "./native-rows.ts";
import type { Policy } from "./types.ts";

/** An evaluation episode; its return is not known before a reward has looked at it. */
export type PlayedEpisode = Omit<RecordedEpisode, "return">;

/**
 * Plays one episode a lane from its seed, all lanes together, until every one has ended. Lane k's episode depends on
 * seed k and the policy alone, also where the policy explores: each lane draws from a generator of its seed's. Ended lanes
 * are left as they are (vector environments do not move them) and not recorded.
 * `limit`: most steps, as the environment's own time limit.
 */
export const playEpisodes = ({
  environment,
  policy,
  seeds,
  limit,
  onState,
}: {
  environment: VectorEnvironment;
  policy: Pick<Policy, "act">;
  seeds: readonly number[];
  limit: number;
  /** After the reset (step 0) and after each step of a lane that ran. */
  onState?: (lane: number, step: number) => void;
}): PlayedEpisode[] => {
  const { count, state, observation, applied, terminated, truncated, invalid } = environment;
  const stateWidth = state.length / count;
  const actionWidth = applied.length / count;
  const actions = new Float64Array(Math.max(count, applied.length));
  const played = seeds.map((): PlayedEpisode => ({
    states: new Float64Array((limit + 1) * stateWidth),
    actions: new Float64Array(limit * actionWidth),
    native: createNativeRows(environment, limit),
    length: 0,
    ending: "truncated",
  }));
  const draws = seeds.map((seed) => createRandom(deriveSeed(seed, "exploration")));
  const told = nativeRowsOf(environment);
  environment.reset(
    seeds.map((_, lane) => lane),
    seeds,
  );
  played.forEach((episode, lane) => {
    episode.states.set(state.subarray(lane * stateWidth, (lane + 1) * stateWidth));
    onState?.(lane, 0);
  });
  const running = new Set(played.keys());
  for (let step = 0; step < limit && running.size > 0; step++) {
    policy.act(observation, count, actions, draws);
    environment.step(actions);
    for (const lane of running) {
      const episode = played[lane] as PlayedEpisode;
      episode.actions.set(applied.subarray(lane * actionWidth, (lane + 1) * actionWidth), step * actionWidth);
      episode.states.set(state.subarray(lane * stateWidth, (lane + 1) * stateWidth), (step + 1) * stateWidth);
      if (told !== undefined && episode.native !== undefined) {
        copyNativeRows(told, { row: lane, count: 1, to: episode.native, at: step });
      }
      episode.length = step + 1;
      onState?.(lane, step + 1);
      if (!(terminated[lane] || truncated[lane] || invalid[lane])) continue;
      episode.ending = endingOf({ terminated: terminated[lane], invalid: invalid[lane] });
      running.delete(lane);
    }
  }
  return played.map((episode) => ({
    ...episode,
    states: episode.states.slice(0, (episode.length + 1) * stateWidth),
    actions: episode.actions.slice(0, episode.length * actionWidth),
    native: episode.native && trimNativeRows(episode.native, episode.length),
  }));
};
