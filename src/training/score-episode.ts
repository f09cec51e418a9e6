import { RewardsmithError } from "../core/errors.ts";
import type { Episode } from "../core/episode.ts";
import type { Task } from "../core/task.ts";
import { episodeOf } from "../simulator/episode.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { RecordedEpisode } from "./episode-recorder.ts";

export type Score = { fitness: number; success: boolean };

/** A recorded episode as fitness and measures read it. */
export const episodeRead = (
  spec: EnvironmentSpec,
  { native, ...recorded }: Omit<RecordedEpisode, "return">,
): Episode<never, never> => {
  const told =
    native === undefined
      ? {}
      : {
          nativeReturn: native.reward.subarray(0, recorded.length).reduce((sum, value) => sum + value, 0),
          hidden: native.hidden,
        };
  // A task's functions are typed with its own environment's states, which only that environment's file knows.
  return episodeOf(spec, { ...recorded, ...told }) as Episode<never, never>;
};

/** A value that is not finite is the fault of who measures, and thrown. */
export const requireFinite = (
  value: number,
  { of, length, at }: { of: string; length: number; at: string },
): number => {
  if (Number.isFinite(value)) return value;
  throw new RewardsmithError({
    code: "training/fitness-not-finite",
    message: `${of} gave ${value} for an episode of ${length} steps`,
    action: `Mend ${at}`,
  });
};

/** What the task says of an episode. */
export const scoreEpisode = (
  { spec, task }: { spec: EnvironmentSpec; task: Task },
  recorded: Omit<RecordedEpisode, "return">,
): Score => {
  const episode = episodeRead(spec, recorded);
  const fitness = requireFinite(task.fitness(episode), {
    of: `The fitness of task '${task.name}'`,
    length: recorded.length,
    at: `the fitness function of task '${task.name}' of '${spec.name}'`,
  });
  return { fitness, success: task.success?.(episode) ?? false };
};
