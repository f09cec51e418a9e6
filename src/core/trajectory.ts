import type { Ending } from "./episode.ts";
import { readDoubles } from "./stored-numbers.ts";

/**
 * A whole episode as numbers, row-major: what simulators, learners and probes hand on, and `Episode` is a view of.
 *
 *     states   (length + 1) × state width
 *     actions  length × action width
 */
export type Trajectory = { states: Float64Array; actions: Float64Array; length: number; ending: Ending };

/** A trajectory in JSON: its numbers as text (stored-numbers.ts). */
export type StoredTrajectory = Omit<Trajectory, "states" | "actions"> & { states: string; actions: string };

/** One of a training's result, with what the task said of it. */
export type StoredEpisode = StoredTrajectory & {
  /** Its place among the result's episodes; results of earlier versions do not say it. */
  index?: number;
  fitness: number;
  success: boolean;
};

export const readTrajectory = ({ states, actions, length, ending }: StoredTrajectory): Trajectory => ({
  states: readDoubles(states),
  actions: readDoubles(actions),
  length,
  ending,
});
