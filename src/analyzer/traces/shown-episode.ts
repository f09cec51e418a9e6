import { formatNumber } from "../../core/format.ts";
import type { TrainingResult } from "../../core/outcome.ts";
import { readTrajectory } from "../../core/trajectory.ts";

/** An episode as a model is shown it, with all that its claims are held against. */
export type ShownEpisode = {
  name: "best" | "worst";
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

const columnsOf = (result: TrainingResult, stored: TrainingResult["stored"][number]): Map<string, number[]> => {
  const names = Object.keys(result.episodes[0]?.features ?? {}).filter((name) => !name.startsWith("action."));
  const { states, length } = readTrajectory(stored);
  if (states.length !== names.length * (length + 1)) return new Map();
  const columns = names.map((name, column): [string, number[]] => [
    name,
    Array.from({ length: length + 1 }, (_, row) => states[row * names.length + column] as number),
  ]);
  return new Map(columns.filter(([, values]) => values.some((value) => value !== values[0])).slice(0, mostFields));
};

/** The best and the worst whole episode of a candidate's trainings. */
export const shownEpisodes = (results: readonly TrainingResult[]): ShownEpisode[] => {
  const all = results
    .flatMap((result) => result.stored.map((stored) => ({ result, stored })))
    .toSorted(
      (left, right) =>
        Number(right.stored.success) - Number(left.stored.success) || right.stored.fitness - left.stored.fitness,
    );
  const chosen = [
    ...all.slice(0, 1).map((each) => ({ ...each, name: "best" as const })),
    ...(all.length > 1 ? all.slice(-1).map((each) => ({ ...each, name: "worst" as const })) : []),
  ];
  return chosen.map(({ name, result, stored }) => {
    const { fitness, success, length, ending, index = null } = stored;
    return { name, seed: result.seed, index, fitness, success, length, ending, fields: columnsOf(result, stored) };
  });
};

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
