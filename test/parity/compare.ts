import { stateLayout } from "../../src/core/fields.ts";
import type { LoadedEnvironment, Snapshot } from "../../src/simulator/types.ts";
import { totalOf } from "../environments/episodes.ts";
import { gymnasiumReward } from "./suite.ts";
import { createTally } from "./tally.ts";
import type { Comparison } from "./tally.ts";
import type { PlayedEpisode, Recording } from "./types.ts";

/**
 * Compares our environment with what Gymnasium played. Each step starts from Gymnasium's own full state; arrays that lag a
 * physics step behind are those that our previous step left, as in Gymnasium.
 */
export const compare = async (
  recording: Recording,
  { loaded, stopAtFirst = false }: { loaded: LoadedEnvironment; stopAtFirst?: boolean },
): Promise<Comparison> => {
  const { spec } = loaded.environment;
  const tally = createTally(recording);
  const reward = totalOf(loaded, gymnasiumReward(loaded));
  const lanes = await loaded.environment.create({ count: 1, seed: 0 });
  const snapshot = lanes.snapshot as Snapshot;
  const { state, observation } = lanes;
  const { columns, width } = stateLayout(spec);
  // The rows before and after a step, as a reward reads them.
  const pair = new Float64Array(2 * width);

  const compareRows = (episode: PlayedEpisode, step: number): number => {
    const place = { episode, step };
    const { states, observations } = episode;
    const worst = tally.row("state", { ours: state, theirs: states, base: (step + 1) * width, columns, place });
    const base = (step + 1) * observation.length;
    if (Number.isNaN(observations[base]) && step === -1) return worst;
    const { labels } = spec.observation;
    return Math.max(
      worst,
      tally.row("observation", { ours: observation, theirs: observations, base, columns: labels, place }),
    );
  };

  /** False: the two part here, and nothing after it can be compared. */
  const compareStep = (episode: PlayedEpisode, step: number): boolean => {
    const place = { episode, step };
    const actionWidth = episode.actions.length / episode.length;
    pair.set(state);
    snapshot.load(0, episode.snapshots.subarray(step * snapshot.width, (step + 1) * snapshot.width));
    lanes.step(episode.actions.subarray(step * actionWidth, (step + 1) * actionWidth));
    const [terminated, truncated, invalid] = [lanes.terminated[0], lanes.truncated[0], lanes.invalid[0]] as [
      number,
      number,
      number,
    ];
    const blownUp = episode.blownUp[step] as number;
    tally.flag("invalid", place, { ours: invalid, theirs: blownUp });
    if (blownUp === 1 || invalid === 1) {
      tally.step(place, 0);
      return false;
    }
    tally.flag("terminated", place, { ours: terminated, theirs: episode.terminated[step] as number });
    tally.flag("truncated", place, { ours: truncated, theirs: episode.truncated[step] as number });
    let worst = compareRows(episode, step);
    if (episode.moved[step] === 0) {
      pair.set(state, width);
      const ours = [reward({ states: pair, actions: lanes.applied, index: 0, terminated: terminated === 1 })];
      worst = Math.max(worst, tally.row("reward", { ours, theirs: episode.rewards, base: step, place }));
    }
    tally.step(place, worst);
    return terminated + truncated === 0;
  };

  tally.constant("maxSteps", { ours: spec.maxSteps, theirs: recording.maxSteps });
  if (recording.dt !== null) tally.constant("dt", { ours: spec.dt, theirs: recording.dt });
  try {
    for (const episode of recording.episodes) {
      snapshot.begin(0, episode.snapshots.subarray(0, snapshot.width));
      compareRows(episode, -1);
      for (let step = 0; step < episode.length; step++) {
        if (stopAtFirst && tally.found.deviated > 0) return tally.found;
        if (!compareStep(episode, step)) break;
      }
    }
    return tally.found;
  } finally {
    lanes.dispose();
  }
};
