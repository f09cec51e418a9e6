import type { Ending } from "../../src/core/episode.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import { returnOf, totalOf } from "./episodes.ts";

/** Names of columns (`torso.x`) and their numbers; a column that is left out is 0. */
export type Fields = Readonly<Record<string, number>>;

/** An episode written down state by state, its actions all 0. Raises RangeError for a column that there is not. */
export const written = ({ environment: { spec } }: LoadedEnvironment, states: readonly Fields[], ending: Ending) => {
  const { columns, width } = stateLayout(spec);
  const matrix = new Float64Array(states.length * width);
  states.forEach((fields, index) => {
    for (const [name, value] of Object.entries(fields)) {
      const column = columns.indexOf(name);
      if (column < 0) throw new RangeError(`${spec.name} has no state column '${name}'`);
      matrix[index * width + column] = value;
    }
  });
  const length = states.length - 1;
  const rollout = { states: matrix, actions: new Float64Array(length * actionLayout(spec).width), length, ending };
  return { ...rollout, episode: episodeOf(spec, rollout) };
};

/** What a task makes of a written episode; `sparse` is what its sparse reference adds up to. */
export const scoreOf =
  (loaded: LoadedEnvironment, name: string) =>
  (states: readonly Fields[], ending: Ending = "truncated") => {
    const task = loaded.tasks.find((each) => each.name === name);
    const rollout = written(loaded, states, ending);
    return {
      fitness: task?.fitness(rollout.episode as never) as number,
      success: task?.success?.(rollout.episode as never),
      sparse: returnOf(totalOf(loaded, task?.references.sparse as string), rollout),
    };
  };
