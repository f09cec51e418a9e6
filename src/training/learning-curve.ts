import type { CurvePoint } from "../core/outcome.ts";
import type { Task } from "../core/task.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { createEpisodeRecorder, type OpenEpisodes } from "./episode-recorder.ts";
import { scoreEpisode } from "./score-episode.ts";
import type { RolloutReport } from "./types.ts";

/** Sums over one window between two checkpoints. */
type Window = { episodes: number; return: number; length: number; fitness: number; success: number; steps: number };

const emptyWindow = (): Window => ({ episodes: 0, return: 0, length: 0, fitness: 0, success: 0, steps: 0 });

export type LearningCurve = {
  readonly points: readonly CurvePoint[];
  /** Takes in a rollout; the point that it completed, or null. A rollout longer than a window completes one point only. */
  record(report: RolloutReport): CurvePoint | null;
  /** Completes the last window, if it holds anything. */
  finish(steps: number): CurvePoint | null;
  save(): SavedCurve;
  restore(from: SavedCurve): void;
};

/** Points so far, the window that is being filled, and the episodes under way. */
export type SavedCurve = {
  points: readonly CurvePoint[];
  window: Window;
  termSums: Float64Array;
  boundary: number;
  tracks: OpenEpisodes;
};

/**
 * About `checkpoints` evenly spaced points over `total` steps. An episode counts in the window in which it ends; means over
 * a window without one repeat the point before (0 at first), its term means are the window's own.
 */
export const createLearningCurve = ({
  spec,
  task,
  terms,
  total,
  checkpoints,
}: {
  spec: EnvironmentSpec;
  task: Task;
  terms: readonly string[];
  total: number;
  checkpoints: number;
}): LearningCurve => {
  const points: CurvePoint[] = [];
  let window = emptyWindow();
  const termSums = new Float64Array(terms.length);
  let boundary = total / checkpoints;
  const recorder = createEpisodeRecorder((episode) => {
    const { fitness, success } = scoreEpisode({ spec, task }, episode);
    window.episodes++;
    window.return += episode.return;
    window.length += episode.length;
    window.fitness += fitness;
    window.success += success ? 1 : 0;
  });

  const complete = (steps: number): CurvePoint => {
    const before = points.at(-1);
    const { episodes } = window;
    const meanOf = (name: "return" | "length" | "fitness" | "success") =>
      episodes > 0 ? window[name] / episodes : (before?.[name] ?? 0);
    const point: CurvePoint = {
      steps,
      episodes,
      return: meanOf("return"),
      length: meanOf("length"),
      fitness: meanOf("fitness"),
      success: meanOf("success"),
      terms: Object.fromEntries(terms.map((name, column) => [name, (termSums[column] as number) / window.steps])),
    };
    points.push(point);
    window = emptyWindow();
    termSums.fill(0);
    return point;
  };

  return {
    points,
    record(report) {
      recorder.record(report);
      const { rows } = report.batch;
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < terms.length; column++)
          termSums[column]! += report.terms[row * terms.length + column] as number;
      window.steps += rows;
      if (report.steps < boundary) return null;
      while (boundary <= report.steps) boundary += total / checkpoints;
      return complete(report.steps);
    },
    save: () => ({ ...structuredClone({ points, window, termSums, boundary }), tracks: recorder.save() }),
    restore(from) {
      points.splice(0, points.length, ...from.points);
      window = { ...from.window };
      termSums.set(from.termSums);
      boundary = from.boundary;
      recorder.restore(from.tracks);
    },
    finish: (steps) => (window.steps > 0 ? complete(steps) : null),
  };
};
