import { quantile } from "../../src/core/statistics.ts";
import type { LoadedEnvironment, Snapshot } from "../../src/simulator/types.ts";
import { errorOf } from "./tally.ts";
import type { Recording } from "./types.ts";

/** Steps without being put back into Gymnasium's state. */
export const freeSteps = 50;

export type FreeRun = { episodes: number; median: number; worst: number };

/**
 * How far our environment gets away from Gymnasium's on its own: from the same beginning under the same actions, the largest
 * error of any observed number within 50 steps (fewer where the episode ends before). Over random and bang-bang episodes.
 */
export const freeRun = async (
  { episodes, single }: Recording,
  { environment }: Pick<LoadedEnvironment, "environment">,
): Promise<FreeRun> => {
  const lanes = await environment.create({ count: 1, seed: 0 });
  const snapshot = lanes.snapshot as Snapshot;
  const width = lanes.observation.length;
  const played = episodes.filter(({ kind }) => kind === "random" || kind === "bang-bang");
  const errors = played.map(({ snapshots, actions, observations, length }) => {
    const actionWidth = actions.length / length;
    let worst = 0;
    snapshot.begin(0, snapshots.subarray(0, snapshot.width));
    for (let step = 0; step < Math.min(length, freeSteps); step++) {
      lanes.step(actions.subarray(step * actionWidth, (step + 1) * actionWidth));
      for (let column = 0; column < width; column++) {
        const ours = lanes.observation[column] as number;
        const theirs = observations[(step + 1) * width + column] as number;
        worst = Math.max(worst, errorOf(single ? Math.fround(ours) : ours, theirs));
      }
    }
    return worst;
  });
  lanes.dispose();
  return { episodes: errors.length, median: quantile(errors, 0.5), worst: Math.max(...errors) };
};
