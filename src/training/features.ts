import type { EpisodeFeatures } from "../core/outcome.ts";
import { turnBetween } from "../core/angle.ts";
import { actionLayout, stateLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { PlayedEpisode } from "./evaluate-policy.ts";

type Figures = EpisodeFeatures[string];

const columnFigures = (matrix: Float64Array, options: { column: number; width: number; rows: number }): Figures => {
  const { column, width, rows } = options;
  const at = (row: number) => matrix[row * width + column] as number;
  let total = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    total += at(row);
    min = Math.min(min, at(row));
    max = Math.max(max, at(row));
  }
  return { first: at(0), last: at(rows - 1), mean: total / rows, min, max };
};

/** Sum of the changes from step to step, each the short way round. */
const turnedBy = (matrix: Float64Array, { column, width, rows }: { column: number; width: number; rows: number }) => {
  let turned = 0;
  for (let row = 1; row < rows; row++) {
    turned += turnBetween(matrix[(row - 1) * width + column] as number, matrix[row * width + column] as number);
  }
  return turned;
};

/** First, last, mean and extremes of every state number over all states, and of every action number over all steps. */
export const episodeFeatures = (spec: EnvironmentSpec, episode: PlayedEpisode): EpisodeFeatures => {
  const states = stateLayout(spec);
  const actions = actionLayout(spec);
  const periodic = new Set(
    states.entries.flatMap(({ field, offset, size }) =>
      field.periodic ? states.columns.slice(offset, offset + size) : [],
    ),
  );
  return Object.fromEntries([
    ...states.columns.map((name, column) => {
      const place = { column, width: states.width, rows: episode.length + 1 };
      const figures = columnFigures(episode.states, place);
      return [name, periodic.has(name) ? { ...figures, turned: turnedBy(episode.states, place) } : figures];
    }),
    ...actions.columns.map((name, column) => [
      `action.${name}`,
      columnFigures(episode.actions, { column, width: actions.width, rows: episode.length }),
    ]),
  ]);
};
