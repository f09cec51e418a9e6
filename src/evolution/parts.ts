import type { RunEvent } from "../core/events.ts";
import { sum } from "../core/statistics.ts";
import type { EarlierClaim } from "../core/summary.ts";
import { poolOf, readSummary } from "./read-summary.ts";
import { stepsOf, stepsTaken, type References } from "./room.ts";
import { seedPools } from "./seeds.ts";
import { steer } from "./steering.ts";
import type { SearchPlan } from "../core/plan.ts";

/** A search that had ended and goes on, as its log says it. */
export type Extension = Extract<RunEvent, { type: "search-extended" }>;

/** A search, and each time that it was extended, is a part of its run; a part makes one claim at most. */
export type Part = Pick<Extension, "part" | "after" | "until" | "reportPool">;

export const extensionsOf = (events: readonly RunEvent[]): Extension[] =>
  events.filter((event) => event.type === "search-extended");

/** The part that a run is in, from its log alone. */
export const currentPart = (events: readonly RunEvent[], { generations }: Pick<SearchPlan, "generations">): Part =>
  extensionsOf(events).at(-1) ?? { part: 0, after: 0, until: generations, reportPool: 0 };

/** The last generation that is wanted in the current part, those that a person asked for between generations included. */
export const lastWanted = (events: readonly RunEvent[], plan: Pick<SearchPlan, "generations">): number => {
  const part = currentPart(events, plan);
  const taken = events.filter((event) => event.type === "interventions-taken");
  return part.until + steer(taken, part).further;
};

/** What the log says from before the current part. */
export const eventsBefore = (events: readonly RunEvent[], { part }: Part): readonly RunEvent[] =>
  part === 0
    ? []
    : events.slice(
        0,
        events.findIndex((event) => event.type === "search-extended" && event.part === part),
      );

/** Has the current part of the search come to its end? */
export const hasEnded = (events: readonly RunEvent[]): boolean =>
  events.findLast(({ type }) => type === "run-ended" || type === "search-extended")?.type === "run-ended";

export const poolsOf = (
  { seed, searchSeeds, selectionSeeds, reportSeeds }: SearchPlan,
  { reportPool }: Pick<Part, "reportPool">,
) =>
  seedPools(
    seed,
    {
      // One at the least, for the random policy.
      search: Math.max(1, searchSeeds),
      selection: selectionSeeds,
      report: reportSeeds,
    },
    { reportPool },
  );

/**
 * An ended search as it goes on: by so many further generations, or by what is left of its plan. Report seeds on which
 * a candidate was trained have been looked at, so what is claimed next is measured on others.
 */
export const extensionOf = (
  events: readonly RunEvent[],
  { plan, generations, caps = {} }: { plan: SearchPlan; generations?: number | undefined; caps?: Extension["caps"] },
): Extension => {
  const current = currentPart(events, plan);
  const after = Math.max(0, ...events.map((event) => (event.type === "generation-ended" ? event.generation : 0)));
  const { report } = poolsOf(plan, current);
  // One program that was given is not chosen by what was seen of it.
  const looked =
    plan.searchSeeds > 0 &&
    events.some((event) =>
      event.type === "training-ended"
        ? event.pool === "report" && !event.owner.startsWith("reference:") && report.includes(event.seed)
        : // Trained under the name of a reference with the same program.
          event.type === "run-ended" && event.summary.best?.fitness?.seeds.some((seed) => report.includes(seed)),
    );
  const reportPool = current.reportPool + (looked ? 1 : 0);
  return {
    type: "search-extended",
    part: current.part + 1,
    after,
    until: generations === undefined ? Math.max(lastWanted(events, plan), after) : after + generations,
    reportPool,
    reportSeeds: poolsOf(plan, { reportPool }).report,
    caps,
  };
};

/** Steps that trainings took, by job. */
export const stepsPaid = (events: readonly RunEvent[], plan: SearchPlan): Map<string, number> =>
  new Map(
    events.flatMap((event) => (event.type === "training-ended" ? [[event.job, stepsTaken(event, plan)] as const] : [])),
  );

/** Most steps that the references of a part still take: on a report pool that was measured before they are paid for. */
export const referenceSteps = (
  { reportPool }: Pick<Part, "reportPool">,
  { plan, references, before }: { plan: SearchPlan; references: References; before: readonly RunEvent[] },
): number => {
  const steps = stepsOf(plan, references);
  const { report } = poolsOf(plan, { reportPool });
  const paid = before.map((event) => {
    if (event.type !== "training-ended" || !event.owner.startsWith("reference:")) return 0;
    if (event.pool === "report" && !report.includes(event.seed)) return 0;
    return event.owner === "reference:random" ? steps.evaluation : steps.trainings(1);
  });
  return steps.references + steps.random - sum(paid);
};

/**
 * Steps that an extension takes at the least: one generation, if it is to have one, and a claim with its references.
 */
export const leastSteps = (
  { after, until, reportPool }: Part,
  { plan, references, events }: { plan: SearchPlan; references: References; events: readonly RunEvent[] },
): number => {
  const steps = stepsOf(plan, references);
  const candidates = events.filter(({ type }) => type === "candidate-proposed").length;
  const isFurther = until > after;
  return (
    referenceSteps({ reportPool }, { plan, references, before: events }) +
    (isFurther ? steps.planned : 0) +
    steps.confirmation(candidates + (isFurther ? plan.samples : 0))
  );
};

/** What was claimed before the current part, oldest first. */
export const earlierClaims = (events: readonly RunEvent[], plan: SearchPlan): EarlierClaim[] => {
  let generations = 0;
  return eventsBefore(events, currentPart(events, plan)).flatMap((event) => {
    if (event.type === "generation-ended") generations = Math.max(generations, event.generation);
    if (event.type !== "run-ended" || poolOf(event.summary) !== "report") return [];
    const { best, references, humanNormalized, humanNormalizedReason } = readSummary(event.summary);
    if (best === null) return [];
    return [
      {
        generations,
        best: { candidate: best.candidate, fitness: best.fitness, success: best.success },
        references,
        humanNormalized,
        ...(humanNormalizedReason === undefined ? {} : { humanNormalizedReason }),
      },
    ];
  });
};
