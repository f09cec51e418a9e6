import type { Looker } from "../core/interfaces.ts";
import type { EnvironmentReference, LookJob, StoredPolicy, TaskReference } from "../core/job.ts";
import type { TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { EpisodeEvidence, LookedAt, OutcomeEvidence } from "./types.ts";

/** Episodes of a policy that are written down step by step: enough for steps to be counted by the thousand. */
const recordedEpisodes = 4;
/** Of the random policy. */
const chanceEpisodes = 20;
/** Windows of an episode that the task judges by themselves, so fine that passing through a goal shows. */
const pieces = 100;
const chanceSeed = 1;

/** Of several trainings the one that failed most: it is to be explained. */
export const worstOf = (results: readonly TrainingResult[]): TrainingResult | undefined =>
  results.toSorted((left, right) => left.success - right.success || left.fitness - right.fitness)[0];

/**
 * Plays a trained policy on its evaluation episodes again, the random policy, and what scripts and demonstrations do, all under the
 * reward in question: nothing is trained. Null where the reward's code fails on one of them, which its training did not meet.
 */
export const lookInto = async (
  outcomes: OutcomeEvidence,
  {
    reward,
    policyOf,
    environment,
    task,
    looker,
  }: {
    reward: CompiledReward;
    policyOf: (result: TrainingResult) => Promise<unknown>;
    environment: { reference: EnvironmentReference; spec: EnvironmentSpec };
    task: TaskReference;
    looker: Looker;
  },
): Promise<EpisodeEvidence | null> => {
  const worst = worstOf(outcomes.results);
  if (worst === undefined) return null;
  const serialized = await policyOf(worst);
  const look = async (who: Pick<LookJob, "policy" | "pool" | "record" | "scripted">): Promise<LookedAt | null> => {
    const outcome = await looker.look({
      kind: "look",
      environment: environment.reference,
      measures: [{ kind: "task", task, pieces }],
      reward: { name: "the reward", program: reward },
      ...who,
    });
    return outcome.kind === "failed" || outcome.recording === null
      ? null
      : { ...outcome, recording: outcome.recording };
  };
  const recorded = (count: number): LookJob["record"] => ({
    episodes: Array.from({ length: Math.min(count, recordedEpisodes) }, (_, place) => place),
    also: ["observations"],
  });
  const count = worst.episodes.length;
  const own = await look({
    policy: serialized === null ? null : { learner: (serialized as StoredPolicy).learner, serialized },
    pool: { of: "evaluation", seed: worst.seed, count },
    record: recorded(count),
  });
  const byChance = await look({
    policy: null,
    pool: { of: "play", seed: chanceSeed, count: chanceEpisodes },
    record: recorded(chanceEpisodes),
  });
  const shown = await look({
    policy: null,
    scripted: true,
    pool: { of: "play", seed: chanceSeed, count: 0 },
    record: { also: ["observations"] },
  });
  if (own === null || byChance === null || shown === null) return null;
  const { spec } = environment;
  return { ...outcomes, reward, spec, own: [{ ...own, seed: worst.seed }], byChance, shown };
};
