import { RewardsmithError } from "../core/errors.ts";
import type { LookJob, StoredPolicy } from "../core/job.ts";
import type { LookedEpisode, TrainingResult } from "../core/outcome.ts";
import { readPolicy } from "./kept-policy.ts";
import type { SearchDependencies } from "./types.ts";

/**
 * Plays a training's policy again, on the episodes that it was scored on unless others are named: nothing is trained,
 * and every number of those is the recorded one.
 */
export const lookAgain = async (
  result: TrainingResult,
  {
    owner,
    measures,
    pool = { of: "evaluation", seed: result.seed, count: result.episodes.length },
    without,
    looker,
    store,
    environment,
  }: {
    owner: string;
    measures: LookJob["measures"];
    /** Other episodes than those. */
    pool?: LookJob["pool"];
    /** What a person leaves out to go on without it. */
    without: string;
  } & Pick<SearchDependencies, "looker" | "store" | "environment">,
): Promise<LookedEpisode[]> => {
  if (looker === undefined) throw new Error(`${without} is measured by playing policies, and nobody plays them`);
  const serialized = await readPolicy(result.policy, store.read);
  const outcome = await looker.look({
    kind: "look",
    environment: environment.reference,
    policy: serialized === null ? null : { learner: (serialized as StoredPolicy).learner, serialized },
    pool,
    measures,
    reward: null,
    record: null,
  });
  if (outcome.kind === "failed")
    throw new RewardsmithError({
      code: "look-failed",
      message: `the policy of ${owner}, seed ${result.seed}, could not be played again: ${outcome.failure.message}`,
      action: `Resume the run; leave ${without} out to go without the check.`,
    });
  return outcome.episodes;
};
