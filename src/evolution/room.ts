import type { RunEvent } from "../core/events.ts";
import type { SearchPlan } from "../core/plan.ts";
import { sum } from "../core/statistics.ts";
import { mostEffectTrainings } from "./explain/changes.ts";
import type { StepLedger } from "./ledger.ts";
import { mostAudited } from "./screens/audited.ts";
import type { Generation, SearchDependencies } from "./types.ts";
import { wholeTraining } from "./whole-training.ts";

export type References = { [Name in keyof SearchDependencies["references"]]: unknown };

type Asked = Pick<Generation, "rungs" | "own"> & { groups: readonly { count: number }[] };

/** Evaluation steps that count towards a cap, at most, of one training. */
const evaluationOf = ({ evaluationSteps = 0 }: SearchPlan): number => evaluationSteps;

/** Most steps of whole trainings, evaluation included. */
const trainingsOf = (count: number, plan: SearchPlan): number => count * (plan.steps + evaluationOf(plan));

const reportOf = (plan: SearchPlan): number => trainingsOf(plan.searchSeeds === 0 ? 0 : plan.reportSeeds, plan);

const selectionOf = (candidates: number, plan: SearchPlan): number =>
  trainingsOf(Math.min(plan.leaders, candidates) * plan.selectionSeeds, plan);

/** Most steps that a generation's rungs take of so many programs of one group. */
const rungsOf = (count: number, { rungs, plan }: { rungs: Generation["rungs"]; plan: SearchPlan }): number => {
  let steps = 0;
  let left = count;
  let before = { share: 0, seeds: 0 };
  for (const { share, seeds, keep } of rungs) {
    const older = Math.min(seeds, before.seeds);
    steps += left * plan.steps * (older * (share - before.share) + (seeds - older) * share);
    if (share === 1) steps += left * seeds * evaluationOf(plan);
    left = Math.min(left, keep);
    before = { share, seeds };
  }
  return Math.ceil(steps);
};

/**
 * What is trained to the end whatever rungs say, at most: a person's own programs, and what an audit of the screens
 * tries. Without rungs it is of the count.
 */
const unracedOf = ({ groups, rungs, own = 0 }: Asked, plan: SearchPlan): number => {
  if (rungs.length < 2) return 0;
  const audited = plan.audit ? mostAudited(sum(groups.map(({ count }) => count))) : 0;
  return trainingsOf((own + audited) * (rungs.at(-1)?.seeds ?? 0), plan);
};

/**
 * Environment steps by what they are for, at most: refusals, equal programs and short episodes make it less. Evaluation
 * episodes are counted at their longest where they count at all (`evaluationSteps`).
 */
export const stepsOf = (plan: SearchPlan, references: References) => ({
  references: trainingsOf([references.human, references.sparse].filter(Boolean).length * plan.reportSeeds, plan),
  /** The random policy on the report seeds and on a search seed: it trains nothing. */
  random: (plan.reportSeeds + 1) * evaluationOf(plan),
  generation: ({ groups, rungs, own }: Asked) =>
    groups.reduce((steps, { count }) => steps + rungsOf(count, { rungs, plan }), 0) +
    unracedOf({ groups, rungs, own }, plan),
  /** A generation as the plan's numbers have it; of a program that was given it is the claim as well. */
  planned:
    rungsOf(plan.samples, { rungs: plan.rungs ?? wholeTraining(plan.searchSeeds || plan.reportSeeds), plan }) +
    unracedOf({ groups: [{ count: plan.samples }], rungs: plan.rungs ?? [] }, plan) +
    trainingsOf(plan.remeasure ?? 0, plan),
  trainings: (count: number) => trainingsOf(count, plan),
  /** Of the best's terms, halfway. */
  effects: trainingsOf(mostEffectTrainings(plan), plan),
  evaluation: evaluationOf(plan),
  selection: (candidates: number) => selectionOf(candidates, plan),
  report: reportOf(plan),
  confirmation: (candidates: number) => selectionOf(candidates, plan) + reportOf(plan),
});

/**
 * What an ended training took of a cap: all its steps; in a run that was started before evaluation counted, what its
 * plan gives a training.
 */
export const stepsTaken = (
  { owner, environmentSteps, evaluationSteps = 0 }: Extract<RunEvent, { type: "training-ended" }>,
  { steps, evaluationSteps: counted }: Pick<SearchPlan, "steps" | "evaluationSteps">,
): number => {
  if (counted !== undefined) return environmentSteps + evaluationSteps;
  return owner === "reference:random" ? 0 : steps;
};

/** Steps that the plan's first so many generations take, references and confirmation included. */
export const stepsFor = (generations: number, { plan, references }: { plan: SearchPlan; references: References }) => {
  const steps = stepsOf(plan, references);
  const candidates = generations * plan.samples;
  return steps.references + steps.random + generations * steps.planned + steps.confirmation(candidates);
};

/** How many of the plan's generations a cap surely holds. */
export const generationsWithin = (cap: number, problem: { plan: SearchPlan; references: References }): number => {
  let generations = 0;
  while (generations < problem.plan.generations && stepsFor(generations + 1, problem) <= cap) generations++;
  return generations;
};

/**
 * Why another generation of `wanted` environment steps is not begun; undefined where it and the confirmation behind it fit the caps.
 * It takes as long as the last one did (`generationSeconds`), and the confirmation its share by steps.
 */
export const noRoomFor = (
  wanted: number,
  {
    confirmation,
    ledger,
    seconds,
    elapsed,
    generationSeconds,
  }: {
    confirmation: number;
    ledger: Pick<StepLedger, "fits">;
    seconds: number | undefined;
    elapsed: number;
    generationSeconds: number;
  },
): string | undefined => {
  if (!ledger.fits(wanted + confirmation)) return "--max-steps leaves no room for another generation";
  const confirmationSeconds = wanted === 0 ? 0 : generationSeconds * (confirmation / wanted);
  if (seconds !== undefined && elapsed + generationSeconds + confirmationSeconds > seconds)
    return "--max-time leaves no room for another generation";
  return undefined;
};
