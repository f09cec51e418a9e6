import type { SeedPool } from "../../core/events.ts";
import { isReference, scoreKey, type ProgressPlan, type ProgressState } from "./state.ts";

const endedOf = ({ scores }: ProgressState, owner: string, pool: SeedPool): number => {
  const score = scores.get(scoreKey(owner, pool));
  return score === undefined ? 0 : score.fitness.length + score.failed;
};

/** What the run is at: a search has ended as soon as a leader is trained on seeds that it never saw. */
export type Phase = "starting" | "references" | "search" | "selection" | "report";

const candidatesIn = ({ owners }: ProgressState, pool: SeedPool): string[] =>
  [...owners[pool]].filter((owner) => !isReference(owner));

export const phaseOf = (state: ProgressState): Phase =>
  state.plan === undefined
    ? "starting"
    : candidatesIn(state, "report").length > 0
      ? "report"
      : candidatesIn(state, "selection").length > 0
        ? "selection"
        : state.generation === 0
          ? "references"
          : "search";

/** The candidate that is trained on report seeds: the last that was begun. */
export const confirming = (state: ProgressState): string | undefined => candidatesIn(state, "report").at(-1);

const searchLeft = (state: ProgressState, plan: ProgressPlan): number => {
  const { generation, decided, proposed } = state;
  const here = [...proposed.keys()].filter((id) => id.startsWith(`g${generation}-`));
  const open = here.filter((id) => !decided.has(id));
  const begun = open.reduce((sum, id) => sum + endedOf(state, id, "search"), 0);
  const toCome = generation === 0 ? 0 : Math.max(0, plan.samples - here.length);
  const generations = Math.max(0, plan.generations - generation);
  return (generations * plan.samples + toCome + open.length) * plan.searchSeeds - begun;
};

/** Trainings that are still to be done, as far as the events tell: refused programs and references that a task lacks are none. */
export const trainingsLeft = (state: ProgressState): number => {
  const { plan } = state;
  if (plan === undefined) return 0;
  const phase = phaseOf(state);
  const references = [...state.owners.report].filter((owner) => isReference(owner) && owner !== "reference:random");
  const ofReferences = references.reduce(
    (sum, owner) => sum + Math.max(0, plan.reportSeeds - endedOf(state, owner, "report")),
    0,
  );
  const isSearching = phase === "references" || phase === "search";
  const ofSearch = isSearching ? searchLeft(state, plan) : 0;
  const trained = [...state.decided.values()].filter((fitness) => fitness !== null).length;
  const leaders = Math.min(plan.leaders, trained + Math.ceil(ofSearch / plan.searchSeeds));
  const selected = candidatesIn(state, "selection").reduce((sum, id) => sum + endedOf(state, id, "selection"), 0);
  const ofSelection = phase === "report" ? 0 : Math.max(0, leaders * plan.selectionSeeds - selected);
  const last = confirming(state);
  const reported = last === undefined ? 0 : endedOf(state, last, "report");
  const ofReport = leaders === 0 ? 0 : Math.max(0, plan.reportSeeds - reported);
  return ofReferences + ofSearch + ofSelection + ofReport;
};

/** Seconds left if the rest goes on as fast as what this process did, running trainings counted by their share; undefined at first and at the end. */
export const secondsLeft = (state: ProgressState, now: number): number | undefined => {
  const { trainingSince } = state;
  if (trainingSince === undefined) return undefined;
  const shares = [...state.running.values()].reduce(
    (sum, { steps, total }) => sum + (total > 0 ? steps / total : 0),
    0,
  );
  const done = state.endedHere + shares;
  const left = trainingsLeft(state) - shares;
  return done < 0.5 || left <= 0 ? undefined : ((now - trainingSince) / 1000 / done) * left;
};
