import type { SeedPool } from "../../core/events.ts";
import type { SearchPlan } from "../../core/plan.ts";
import { endedOf, isReference, ownersIn, runningIn, type ProgressState } from "./state.ts";

/** What the run is at: a search has ended as soon as a leader is trained on seeds that it never saw. */
export type Phase = "starting" | "references" | "search" | "selection" | "report";

const candidatesIn = (state: ProgressState, pool: SeedPool): string[] =>
  ownersIn(state, pool).filter((owner) => !isReference(owner));

const countEnded = (state: ProgressState, owner: string, pool: SeedPool): number => endedOf(state, owner, pool).length;

export const phaseOf = (state: ProgressState): Phase =>
  state.view.plan === null
    ? "starting"
    : candidatesIn(state, "report").length > 0
      ? "report"
      : candidatesIn(state, "selection").length > 0
        ? "selection"
        : state.view.generation === 0
          ? "references"
          : "search";

/** The candidate that is trained on report seeds: the last that was begun. */
export const confirming = (state: ProgressState): string | undefined => candidatesIn(state, "report").at(-1);

const searchLeft = (state: ProgressState, plan: SearchPlan): number => {
  const { generation, candidates } = state.view;
  const here = Object.values(candidates).filter((candidate) => candidate.generation === generation);
  const open = here.filter(({ outcome }) => outcome === "pending");
  const begun = open.reduce((sum, { id }) => sum + countEnded(state, id, "search"), 0);
  const toCome = generation === 0 ? 0 : Math.max(0, plan.samples - here.length);
  const generations = Math.max(0, plan.generations - generation);
  return (generations * plan.samples + toCome + open.length) * plan.searchSeeds - begun;
};

/** Trainings that are still to be done, as far as the events tell: refused programs and references that a task lacks are none. */
export const trainingsLeft = (state: ProgressState): number => {
  const { plan, candidates } = state.view;
  if (plan === null) return 0;
  const phase = phaseOf(state);
  const references = ownersIn(state, "report").filter((owner) => isReference(owner) && owner !== "reference:random");
  const ofReferences = references.reduce(
    (sum, owner) => sum + Math.max(0, plan.reportSeeds - countEnded(state, owner, "report")),
    0,
  );
  const isSearching = phase === "references" || phase === "search";
  const ofSearch = isSearching ? searchLeft(state, plan) : 0;
  const trained = Object.values(candidates).filter(({ fitness }) => fitness !== null).length;
  // A reward that was given is searched for on no seed, and leads as it is.
  const toCome = plan.searchSeeds === 0 ? plan.leaders : Math.ceil(ofSearch / plan.searchSeeds);
  const leaders = Math.min(plan.leaders, trained + toCome);
  const selected = candidatesIn(state, "selection").reduce((sum, id) => sum + countEnded(state, id, "selection"), 0);
  const ofSelection = phase === "report" ? 0 : Math.max(0, leaders * plan.selectionSeeds - selected);
  const last = confirming(state);
  const reported = last === undefined ? 0 : countEnded(state, last, "report");
  const ofReport = leaders === 0 ? 0 : Math.max(0, plan.reportSeeds - reported);
  return ofReferences + ofSearch + ofSelection + ofReport;
};

/** Seconds that so many trainings take if they go on as fast as what this process did, those under way counted by their share; undefined at first and at the end. */
export const secondsFor = (
  trainings: number,
  { state, now }: { state: ProgressState; now: number },
): number | undefined => {
  const { trainingSince } = state;
  if (trainingSince === undefined) return undefined;
  const shares = runningIn(state).reduce((sum, { steps, total }) => sum + (total > 0 ? steps / total : 0), 0);
  const done = state.endedHere + shares;
  const left = trainings - shares;
  return done < 0.5 || left <= 0 ? undefined : ((now - trainingSince) / 1000 / done) * left;
};

/** Seconds that the rest of a run takes. */
export const secondsLeft = (state: ProgressState, now: number): number | undefined =>
  secondsFor(trainingsLeft(state), { state, now });
