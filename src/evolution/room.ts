import type { SearchDependencies, SearchPlan } from "./types.ts";

export type References = { [Name in keyof SearchDependencies["references"]]: unknown };

/**
 * Environment steps of a search by what they are for, at most: refusals and equal programs make it less. The random policy
 * trains nothing; evaluation episodes are not counted.
 */
export const stepsOf = (plan: SearchPlan, references: References) => ({
  references: [references.human, references.sparse].filter(Boolean).length * plan.reportSeeds * plan.steps,
  generation: plan.samples * plan.searchSeeds * plan.steps,
  confirmation: (candidates: number) =>
    (Math.min(plan.leaders, candidates) * plan.selectionSeeds + plan.reportSeeds) * plan.steps,
});

/** Steps that so many generations take, references and confirmation included. */
export const stepsFor = (generations: number, { plan, references }: { plan: SearchPlan; references: References }) => {
  const steps = stepsOf(plan, references);
  return steps.references + generations * steps.generation + steps.confirmation(generations * plan.samples);
};

/** How many of the plan's generations a cap surely holds. */
export const generationsWithin = (cap: number, problem: { plan: SearchPlan; references: References }): number => {
  let generations = 0;
  while (generations < problem.plan.generations && stepsFor(generations + 1, problem) <= cap) generations++;
  return generations;
};
