import type { Lesson } from "../core/brief.ts";
import type { RunEvent, SeedPool } from "../core/events.ts";
import type { RankFactor } from "../core/factor.ts";
import { contentHash } from "../core/hash.ts";
import { jobIdentity, type LookJob, type TaskReference } from "../core/job.ts";
import type { LookedEpisode, TrainingResult } from "../core/outcome.ts";
import type { SearchPlan } from "../core/plan.ts";
import { mean } from "../core/statistics.ts";
import { lookAgain } from "./look-again.ts";
import { trainJob } from "./trainings.ts";
import type { SearchDependencies } from "./types.ts";

type Measured = Extract<RunEvent, { type: "factors-measured" }>;

/** What the task itself says of an episode, by the name under which it may be a factor. */
export const ofTask = ["success", "fitness"] as const;

const measureOf = ({ expression }: Pick<RankFactor, "expression">, task: TaskReference): LookJob["measures"][number] =>
  ofTask.some((name) => name === expression)
    ? { kind: "task", task }
    : { kind: "expression", expression, as: "number" };

/** Means over episodes, a value for each factor. */
export const factorValues = (
  episodes: readonly LookedEpisode[],
  factors: readonly Pick<RankFactor, "expression">[],
): number[] =>
  factors.map(({ expression }, place) =>
    mean(
      episodes.map(({ values }) => {
        const { fitness, success } = values[place] ?? { fitness: Number.NaN, success: null };
        return expression === "success" ? Number(success) : fitness;
      }),
    ),
  );

/**
 * Measures every trained candidate of the archive, in place, by the factors that candidates are ranked by, or that may end
 * the search: each training once.
 */
export const measureArchive = async (
  archive: Lesson[],
  {
    plan,
    dependencies: { factors = [], looker, store, environment, task },
    pool,
  }: {
    plan: SearchPlan;
    dependencies: Pick<SearchDependencies, "factors" | "looker" | "store" | "environment" | "task">;
    pool: SeedPool;
  },
): Promise<void> => {
  if (factors.length === 0) return;
  const asked = contentHash(factors.map(({ expression }) => expression));
  const valuesOf = async ({ candidate: { id: owner, reward } }: Lesson, result: TrainingResult): Promise<number[]> => {
    const job = jobIdentity(trainJob({ reward, seed: result.seed, plan, environment, task }));
    const { values } = await store.once<Measured>(`factors-measured:${job}:${asked}`, async () => {
      const measures = factors.map((factor) => measureOf(factor, task));
      const episodes = await lookAgain(result, {
        owner,
        measures,
        without: "--rank and --stop-when",
        looker,
        store,
        environment,
      });
      const means = factorValues(episodes, factors);
      return {
        type: "factors-measured",
        owner,
        pool,
        seed: result.seed,
        job,
        values: factors.map(({ expression }, place) => ({ expression, value: means[place] as number })),
        steps: episodes.reduce((total, { length }) => total + length, 0),
      };
    });
    return values.map(({ value }) => value);
  };
  const measured = await Promise.all(
    archive.map(async (lesson): Promise<Lesson> => {
      const { outcome } = lesson.candidate;
      if (outcome.kind !== "trained") return lesson;
      const rows = await Promise.all(outcome.results.map((result) => valuesOf(lesson, result)));
      return { ...lesson, factors: factors.map((_, place) => mean(rows.map((row) => row[place] as number))) };
    }),
  );
  archive.splice(0, archive.length, ...measured);
};
