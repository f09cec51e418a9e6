import type { EpisodeFeatures } from "../core/outcome.ts";
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

/** First, last, mean and extremes of every state number over all states, and of every action number over all steps. */
export const episodeFeatures = (spec: EnvironmentSpec, episode: PlayedEpisode): EpisodeFeatures => {
  const states = stateLayout(spec);
  const actions = actionLayout(spec);
  return Object.fromEntries([
    ...states.columns.map((name, column) => [
      name,
      columnFigures(episode.states, { column, width: states.width, rows: episode.length + 1 }),
    ]),
    ...actions.columns.map((name, column) => [
      `action.${name}`,
      columnFigures(episode.actions, { column, width: actions.width, rows: episode.length }),
    ]),
  ]);
};
