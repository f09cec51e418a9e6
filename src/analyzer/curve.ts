import type { Diagnosis } from "../core/diagnosis.ts";
import type { CurvePoint, TrainingResult } from "../core/outcome.ts";
import { mean } from "../core/statistics.ts";

/** Points that a diagnosis shows of a training (Eureka's reflection shows about ten). */
export const checkpoints = 10;

/** `count` places spread evenly over `length`, the last one always among them. */
const spread = (length: number, count: number): number[] =>
  length <= count
    ? Array.from({ length }, (_, index) => index)
    : Array.from({ length: count }, (_, index) => Math.round(((index + 1) * length) / count) - 1);

/** One list of curve points for each checkpoint, one point for each training that got that far. */
export const pointsByCheckpoint = (results: readonly TrainingResult[]): CurvePoint[][] => {
  const length = Math.max(0, ...results.map(({ curve }) => curve.length));
  return spread(length, checkpoints).map((place) =>
    results.flatMap(({ curve }) => {
      const point = curve[place];
      return point === undefined ? [] : [point];
    }),
  );
};

/** Learning curve averaged over trainings; of scores that are not known at every point nothing. */
export const averageCurve = (columns: readonly (readonly CurvePoint[])[]): Diagnosis["curve"] => {
  const figure = (read: (point: CurvePoint) => number) => columns.map((points) => mean(points.map(read)));
  const known = (read: (point: CurvePoint) => number | null) =>
    columns.flat().some((point) => read(point) === null) ? [] : figure((point) => read(point) ?? 0);
  return {
    steps: figure((point) => point.steps),
    fitness: known((point) => point.fitness),
    return: figure((point) => point.return),
    length: figure((point) => point.length),
    success: known((point) => point.success),
  };
};
