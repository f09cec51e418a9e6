import type { Looker } from "../core/interfaces.ts";
import type { LookJob, StoredPolicy } from "../core/job.ts";
import type { TrainingResult } from "../core/outcome.ts";
import { mostLost, type ProgressTrace } from "../core/progress-trace.ts";
import { sum } from "../core/statistics.ts";
import { readPolicy } from "../evolution/kept-policy.ts";
import { episodeSeeds } from "../training/roll-out.ts";

/** A training with the way to its policy. */
export type KeptTraining = { result: TrainingResult; read: (path: string, hash?: string) => Promise<string> };

/** Steps at which the prover takes over. */
const points = 12;

/** The worst evaluation episode of all, the higher-scoring ones of other trainings as who might have saved it. */
const choose = (trainings: readonly KeptTraining[]) => {
  const all = trainings.flatMap((training) =>
    training.result.episodes.map(({ fitness, length }, episode) => ({ training, episode, fitness, length })),
  );
  const [worst] = all.toSorted((left, right) => left.fitness - right.fitness);
  const [prover] = trainings
    .filter((training) => training !== worst?.training)
    .toSorted((left, right) => right.result.fitness - left.result.fitness);
  return worst === undefined || prover === undefined ? null : { worst, prover };
};

const policyOf = async ({ result, read }: KeptTraining): Promise<StoredPolicy | null> => {
  const serialized = (await readPolicy(result.policy, read)) as { learner: string } | null;
  return serialized && { learner: serialized.learner, serialized };
};

/** Steps at which the prover may take over: the whole, evenly, and not at all. */
const cutsOf = (length: number): number[] => [
  ...new Set(Array.from({ length: points }, (_, place) => Math.round((place * length) / (points - 1)))),
];

/** Most steps that a trace takes. */
export const progressSteps = (maxSteps: number): number => points * maxSteps;

/** How far the worst evaluation episode of a reward's trainings still could have come, step by step; null where there is nobody to ask. */
export const traceProgress = async (
  trainings: readonly KeptTraining[],
  {
    looker,
    environment,
    task,
  }: { looker: Looker } & Pick<LookJob, "environment"> & {
      task: Extract<LookJob["measures"][number], { kind: "task" }>["task"];
    },
): Promise<ProgressTrace | null> => {
  const chosen = choose(trainings);
  if (chosen === null) return null;
  const { worst, prover } = chosen;
  const { result } = worst.training;
  const [own, other] = [await policyOf(worst.training), await policyOf(prover)];
  if (own === null || other === null) return null;
  const seeds = episodeSeeds({ of: "evaluation", seed: result.seed, count: result.episodes.length });
  const until = cutsOf(worst.length);
  const outcome = await looker.look({
    kind: "look",
    environment,
    policy: other,
    first: { policy: own, until },
    pool: {
      of: "play",
      seed: result.seed,
      count: until.length,
      seeds: until.map(() => seeds[worst.episode] as number),
    },
    measures: [{ kind: "task", task }],
    reward: null,
    record: null,
  });
  if (outcome.kind !== "looked") return null;
  const traced = outcome.episodes.map(({ values }, place) => ({
    step: until[place] as number,
    fitness: values[0]?.fitness ?? 0,
    success: values[0]?.success ?? null,
  }));
  return {
    seed: result.seed,
    prover: prover.result.seed,
    episode: worst.episode,
    length: worst.length,
    fitness: worst.fitness,
    points: traced,
    lost: mostLost(traced),
    steps: sum(outcome.episodes.map(({ length }) => length)),
  };
};
