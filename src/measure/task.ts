import type { Episode } from "../core/episode.ts";
import type { MeasureExpressions } from "../core/job.ts";
import type { Task } from "../core/task.ts";
import { requireMeasure } from "./measure.ts";
import type { Measure, Names } from "./types.ts";

/** The name of a task that a person gave as expressions. */
const measureTaskName = "measure";

/** What is to be done, for a designer and for people: of a condition that it hold, of a number that it be large. */
const descriptionOf = (fitness: Measure, success: Measure | undefined): string =>
  [
    fitness.kind === "condition"
      ? `Make this hold: ${fitness.words}.`
      : `Make this as large as possible: ${fitness.words}.`,
    ...(success === undefined ? [] : [`An episode succeeds if ${success.words}.`]),
  ].join(" ");

/**
 * What an episode is worth. One whose physics blew up is worth its start: nothing that it seemed to do happened, and
 * what led there is not to be had again by breaking the simulator.
 */
export const worth = (measure: Measure, episode: Episode): number =>
  measure.value(episode.ending === "invalid" ? { ...episode, length: 0, nativeReturn: 0 } : episode);

/** Expressions as a task, and what was read of them. Raises `bad-expression`, naming the option. */
export const measureTask = (
  { fitness: text, success: condition }: MeasureExpressions,
  { names, steps }: { names: Names; steps: Pick<Task, "steps" | "usualSteps"> },
): { task: Task; fitness: Measure; success: Measure | undefined } => {
  const fitness = requireMeasure(text, { names, source: "--measure" });
  const success =
    condition === undefined ? undefined : requireMeasure(condition, { names, as: "condition", source: "--success" });
  const task: Task = {
    name: measureTaskName,
    description: descriptionOf(fitness, success),
    fitness: (episode: Episode<never, never>) => worth(fitness, episode),
    ...(success && {
      success: (episode: Episode<never, never>) => episode.ending !== "invalid" && success.value(episode) !== 0,
    }),
    references: {},
    ...steps,
  };
  return { task, fitness, success };
};
