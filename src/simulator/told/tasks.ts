import { usageError } from "../../core/errors.ts";
import type { Episode } from "../../core/episode.ts";
import type { Task } from "../../core/task.ts";
import { usualUnless } from "../../core/usual-steps.ts";
import { requireMeasure } from "../../measure/measure.ts";
import { worth } from "../../measure/task.ts";
import type { Names } from "../../measure/types.ts";
import type { WorldFile, WorldTask } from "./world-file.ts";

/**
 * Tasks as the file words them, or the one at its top. One without a fitness is worth what the trainer says of its episodes, which is
 * read there (training/trainer/); whoever asks it here is told so.
 */
export const toldTasks = (file: WorldFile, { names, path }: { names: Names; path: string }): Task[] =>
  Object.entries(file.tasks ?? { default: file as WorldTask }).map(([name, words]) =>
    taskOf(words, { name, names, path }),
  );

const taskOf = (words: WorldTask, { name, names, path }: { name: string; names: Names; path: string }): Task => {
  const read = (text: string, as: "number" | "condition") =>
    requireMeasure(text, {
      names,
      as,
      source: `${path}: the ${as === "number" ? "fitness" : "success"} of task '${name}'`,
    });
  const fitness = words.fitness === undefined ? undefined : read(words.fitness, "number");
  const success = words.success === undefined ? undefined : read(words.success, "condition");
  return {
    name,
    description: words.description ?? "Make the agent do well at what its world is made for.",
    fitness: (episode: Episode<never, never>) => {
      if (fitness !== undefined) return worth(fitness, episode);
      throw usageError({
        code: "world/no-fitness",
        message: `${path} says no fitness of task '${name}'`,
        action: "Write one there (fitness: an expression over its fields), or give --measure.",
      });
    },
    ...(fitness === undefined && { isTold: true as const }),
    ...(success && {
      success: (episode: Episode<never, never>) => episode.ending !== "invalid" && success.value(episode) !== 0,
    }),
    references: words.references ?? {},
    ...usualUnless(words.steps),
  };
};
