import { RewardsmithError } from "../core/errors.ts";
import type { Episode } from "../core/episode.ts";
import type { Task } from "../core/task.ts";
import { episodeOf } from "../simulator/episode.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { RecordedEpisode } from "./episode-recorder.ts";

export type Score = { fitness: number; success: boolean };

/** What the task says of an episode. A fitness that is not finite is the task's fault and thrown. */
export const scoreEpisode = (
  { spec, task }: { spec: EnvironmentSpec; task: Task },
  recorded: Omit<RecordedEpisode, "return">,
): Score => {
  // A task's functions are typed with its own environment's states, which only that environment's file knows.
  const { native, length } = recorded;
  const told =
    native === undefined
      ? {}
      : {
          nativeReturn: native.reward.subarray(0, length).reduce((sum, value) => sum + value, 0),
          hidden: native.hidden,
        };
  const episode = episodeOf(spec, { ...recorded, ...told }) as Episode<never, never>;
  const fitness = task.fitness(episode);
  if (!Number.isFinite(fitness))
    throw new RewardsmithError({
      code: "training/fitness-not-finite",
      message: `The fitness of task '${task.name}' gave ${fitness} for an episode of ${recorded.length} steps`,
      action: `Mend the fitness function of task '${task.name}' of '${spec.name}'`,
    });
  return { fitness, success: task.success?.(episode) ?? false };
};
