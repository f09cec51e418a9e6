import { csv, type CsvValue } from "../../core/csv.ts";
import { keysOf } from "./cell-keys.ts";
import type { Estimate, Figure, Results } from "./types.ts";

const estimateHeader = (name: string): string[] => [
  `${name}_mean`,
  `${name}_low`,
  `${name}_high`,
  `${name}_iqm`,
  `${name}_iqm_low`,
  `${name}_iqm_high`,
];

const estimateRow = (estimate: Estimate | null): CsvValue[] => {
  const { mean, interval, iqm, iqmInterval } = estimate ?? {};
  return [mean, interval?.[0], interval?.[1], iqm, iqmInterval?.[0], iqmInterval?.[1]];
};

/** `summary.csv`: a row a cell. */
export const cellsCsv = (results: Results): string => {
  const keys = keysOf(results.cells);
  return csv(
    [
      "measured_by",
      ...keys,
      "runs",
      "scored",
      ...estimateHeader("fitness"),
      "success_mean",
      ...estimateHeader("normalised"),
      "human_normalised",
      "trainings",
      "environment_steps",
      "model_calls",
      "input_tokens",
      "output_tokens",
      "usd",
    ],
    results.cells.map(({ cell, task, runs, scored, fitness, success, normalised, humanNormalized, spent }) => [
      task,
      ...keys.map((key) => cell[key]),
      runs,
      scored,
      ...estimateRow(fitness),
      success?.mean,
      ...estimateRow(normalised),
      humanNormalized,
      spent.trainings,
      spent.environmentSteps,
      spent.modelCalls,
      spent.inputTokens,
      spent.outputTokens,
      spent.usd,
    ]),
  );
};

/** `runs.csv`: a row a run, for statistics of one's own. */
export const runsCsv = (results: Results): string => {
  const keys = keysOf(results.cells);
  return csv(
    ["run", "measured_by", ...keys, "seed", "fitness", "success", "normalised", "unscored"],
    results.cells.flatMap(({ cell, task, each }) =>
      each.map(({ name, seed, fitness, success, normalised, unscored }) => [
        name,
        task,
        ...keys.map((key) => cell[key]),
        seed,
        fitness,
        success,
        normalised,
        unscored,
      ]),
    ),
  );
};

/** A figure's points, in long form. */
export const figureCsv = (figure: Extract<Figure, { lines: unknown }>): string =>
  csv(
    ["method", "runs", "x", "y", "low", "high"],
    figure.lines.flatMap(({ method, runs, points }) =>
      points.map(({ x, y, low, high }) => [method, runs, x, y, low, high]),
    ),
  );
