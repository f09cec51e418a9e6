import { usageError } from "../core/errors.ts";
import { figure } from "../core/format.ts";
import type { EpisodeOutcome, LookedEpisode } from "../core/outcome.ts";
import { readOutcome } from "../evolution/kept-outcome.ts";
import type { RunRecord } from "../store/runs.ts";
import type { TrainingView } from "../core/run-view/types.ts";

/** The episodes that a training was scored on, as the run has recorded them. Raises a usage error where there are none. */
export const recordedEpisodes = async (
  run: RunRecord | null,
  training: TrainingView | null,
): Promise<{ seed: number; episodes: readonly EpisodeOutcome[] }> => {
  const outcome =
    run === null || training === null ? null : readOutcome(await run.read(training.artifact, training.hash));
  if (outcome?.kind === "trained") return outcome.result;
  throw usageError({
    code: "play/no-evaluation",
    message:
      run === null
        ? "--evaluation plays the episodes that a run has recorded, and no run was given"
        : `--evaluation: ${run.folder} has recorded no evaluation of this policy`,
    action: "Give a run, and --candidate and --which to choose among its policies; or leave --evaluation out.",
  });
};

/** In words, whether a look met what was recorded: of every episode, to the bit. */
export const againAsRecorded = (
  looked: readonly LookedEpisode[],
  recorded: readonly EpisodeOutcome[],
  { returns }: { /** Whether the reward is the one that was recorded. */ returns: boolean },
): string => {
  const differences = recorded.flatMap((before, index) => {
    const now = looked[index] as LookedEpisode;
    const [value] = now.values;
    const pairs: [string, number, number][] = [
      // Left out where nothing measures the episodes: no score was recorded.
      ...(value === undefined
        ? []
        : ([
            ["fitness", before.fitness, value.fitness],
            ["success", Number(before.success), Number(value.success ?? false)],
          ] as [string, number, number][])),
      ["length", before.length, now.length],
      ...(returns && now.return !== null ? [["return", before.return, now.return] as [string, number, number]] : []),
    ];
    const off = pairs.find(([, old, again]) => old !== again);
    return off === undefined ? [] : [{ index, off }];
  });
  const what = recorded.length === 1 ? "the evaluation episode" : `the ${recorded.length} evaluation episodes`;
  const [first] = differences;
  if (first === undefined) return `${what} of this training, played again: as recorded`;
  const { index, off } = first;
  return (
    `${what} of this training did not come out as recorded: ${differences.length} differ (episode ${index + 1}: ` +
    `${off[0]} ${figure(off[2])}, recorded ${figure(off[1])}); what may have changed is told in docs/policies.md`
  );
};
