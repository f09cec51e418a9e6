import { bestAndWorst, type Extreme } from "../../core/best-and-worst.ts";
import { formatNumber } from "../../core/format.ts";
import type { TrainingResult } from "../../core/outcome.ts";

/** An episode as a model is shown it, with all that its claims are held against. */
export type ShownEpisode = {
  name: Extreme["which"];
  seed: number;
  index: number | null;
  fitness: number;
  success: boolean;
  length: number;
  ending: string;
  /** Of every field that moves, its value at each of the (length + 1) states. */
  fields: ReadonlyMap<string, readonly number[]>;
};

/** Rows of a table, and columns: more is no longer read with care. */
const mostRows = 20;
const mostFields = 12;

/** The best and the worst whole episode of a candidate's trainings. */
export const shownEpisodes = (results: readonly TrainingResult[]): ShownEpisode[] =>
  bestAndWorst(results).map(({ which: name, seed, stored, columns }) => {
    const { fitness, success, length, ending, index = null } = stored;
    const moving = [...columns].filter(([, values]) => values.some((value) => value !== values[0]));
    return { name, seed, index, fitness, success, length, ending, fields: new Map(moving.slice(0, mostFields)) };
  });

/** A table of it: steps with their time, and each field's values there. */
export const episodeText = (
  { name, fitness, success, length, ending, fields }: ShownEpisode,
  { dt }: { dt: number },
): string => {
  const rows = Math.min(mostRows, length + 1);
  const steps = [
    ...new Set(Array.from({ length: rows }, (_, row) => Math.round((row * length) / Math.max(1, rows - 1)))),
  ];
  return [
    `Episode "${name}": task score ${formatNumber(fitness)}, ${success ? "success" : "no success"}, ${length} steps, ${ending}.`,
    ["step", "time", ...fields.keys()].join(" | "),
    ...steps.map((step) =>
      [
        step,
        formatNumber(step * dt),
        ...[...fields.values()].map((values) => formatNumber(values[step] as number)),
      ].join(" | "),
    ),
  ].join("\n");
};
