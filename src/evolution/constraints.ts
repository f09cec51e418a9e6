import { keepingOf, together, type Constraint, type ConstraintCheck, type Keeping } from "../core/constraint.ts";
import type { Lesson } from "../core/brief.ts";
import { brokenText } from "../core/constraint-text.ts";
import type { RunEvent, SeedPool } from "../core/events.ts";
import { contentHash } from "../core/hash.ts";
import type { Intervention } from "../core/intervention.ts";
import { jobIdentity, type TrainingReward } from "../core/job.ts";
import type { LookedEpisode, TrainingResult } from "../core/outcome.ts";
import type { SearchPlan } from "../core/plan.ts";
import { lookAgain } from "./look-again.ts";
import type { MeasuredReferences } from "./references.ts";
import { trainJob } from "./trainings.ts";
import type { SearchDependencies } from "./types.ts";

type Checked = Extract<RunEvent, { type: "constraints-checked" }>;

/** Trainings of one program, whose policies are to be looked at. */
export type Looked = {
  owner: string;
  reward: TrainingReward | null;
  pool: SeedPool;
  results: readonly TrainingResult[];
};

/** Says how policies keep the constraints in their evaluation episodes; empty where there is no constraint. */
export type CheckConstraints = (of: Looked, constraints: readonly Constraint[]) => Promise<Keeping[]>;

/** Of the episodes that tell a slack. */
const leastOf = (slacks: readonly (number | undefined)[]): { slack?: number } => {
  const told = slacks.filter((slack) => slack !== undefined);
  return told.length === 0 ? {} : { slack: Math.min(...told) };
};

const checksOf = (
  episodes: readonly LookedEpisode[],
  { expressions, dt }: { expressions: readonly string[]; dt: number },
): ConstraintCheck[] =>
  expressions.map((expression, place) => ({
    expression,
    episodes: episodes.length,
    breaches: episodes.flatMap(({ values }, episode) => {
      const { success, at = null } = values[place] ?? { success: false };
      return success === true ? [] : [{ episode, step: at, seconds: at === null ? null : at * dt }];
    }),
    ...leastOf(episodes.map(({ values }) => values[place]?.slack)),
  }));

/**
 * Plays policies again on the episodes that they were scored on: nothing is trained, and every number is the recorded
 * one. Each training is looked at once for a constraint, whoever it was for; for one that came later, for that alone.
 */
export const createConstraintCheck = (
  { looker, store, environment, task }: Pick<SearchDependencies, "looker" | "store" | "environment" | "task">,
  { plan }: { plan: SearchPlan },
): CheckConstraints => {
  const known = new Map<string, Map<string, ConstraintCheck>>();
  const { spec } = environment;

  const look = async (
    result: TrainingResult,
    { owner, reward, pool, expressions }: Omit<Looked, "results"> & { expressions: readonly string[] },
  ): Promise<Keeping[]> => {
    const job = jobIdentity(trainJob({ reward, seed: result.seed, plan, environment, task }));
    const checks = known.get(job) ?? new Map<string, ConstraintCheck>();
    known.set(job, checks);
    const fresh = expressions.filter((expression) => !checks.has(expression));
    if (fresh.length > 0) {
      const event = await store.once<Checked>(`constraints-checked:${job}:${contentHash(fresh)}`, async () => {
        const episodes = await lookAgain(result, {
          owner,
          measures: fresh.map((expression) => ({ kind: "expression", expression, as: "constraint" })),
          without: "--constraint",
          looker,
          store,
          environment,
        });
        return {
          type: "constraints-checked",
          owner,
          pool,
          seed: result.seed,
          job,
          checks: checksOf(episodes, { expressions: fresh, dt: spec.dt }),
          steps: episodes.reduce((total, { length }) => total + length, 0),
        };
      });
      for (const check of event.checks) checks.set(check.expression, check);
    }
    return keepingOf(
      expressions.flatMap((expression) => checks.get(expression) ?? []),
      result.seed,
    );
  };

  return async ({ results, ...of }, constraints) => {
    const expressions = constraints.map(({ expression }) => expression);
    if (expressions.length === 0) return [];
    return together((await Promise.all(results.map((result) => look(result, { ...of, expressions })))).flat());
  };
};

/** What was lifted is broken by nobody. */
const withoutKeeping = (lesson: Lesson): Lesson => {
  const { keeping: _, ...rest } = lesson;
  return rest;
};

/** How the reward by hand and the random policy keep them, where they were trained. */
export const checkReferences = async (
  measured: MeasuredReferences,
  {
    human,
    constraints,
    check,
  }: { human: TrainingReward | null; constraints: readonly Constraint[]; check: CheckConstraints },
): Promise<void> => {
  for (const [name, reward] of [["human", human] as const, ["random", null] as const])
    await check(
      { owner: `reference:${name}`, reward, pool: "report", results: measured[name]?.results ?? [] },
      constraints,
    );
};

/**
 * Looks at every trained candidate of the archive, in place: all that were not looked at for each of these constraints.
 */
export const checkArchive = async (
  archive: Lesson[],
  { constraints, check, pool }: { constraints: readonly Constraint[]; check: CheckConstraints; pool: SeedPool },
): Promise<void> => {
  if (constraints.length === 0) {
    archive.splice(0, archive.length, ...archive.map(withoutKeeping));
    return;
  }
  const checked = await Promise.all(
    archive.map(async (lesson): Promise<Lesson> => {
      const { id, reward, outcome } = lesson.candidate;
      if (outcome.kind !== "trained") return lesson;
      return { ...lesson, keeping: await check({ owner: id, reward, pool, results: outcome.results }, constraints) };
    }),
  );
  archive.splice(0, archive.length, ...checked);
};

/** Which of the constraints that were just asked for a candidate breaks, in words; empty where it breaks none. */
export const brokenAsAsked = (lesson: Lesson | undefined, said: readonly Intervention[]): string => {
  const asked = new Set(said.flatMap((each) => (each.kind === "constraint" ? [each.expression] : [])));
  return brokenText((lesson?.keeping ?? []).filter(({ expression }) => asked.has(expression)));
};
