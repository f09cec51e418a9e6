import { fromHere } from "../../app/invocation.ts";
import type { RunEvent } from "../../core/events.ts";
import { figure, percent } from "../../core/format.ts";
import { outcomeText } from "../../core/outcome-text.ts";
import { seedsText } from "../../core/score-words.ts";
import { meanScore, scoreKey, type ProgressState } from "./state.ts";

const scored = (event: Extract<RunEvent, { type: "training-ended" }>, state: ProgressState): string[] => {
  const { owner, pool } = event;
  const score = state.scores.get(scoreKey(owner, pool));
  const expected =
    pool === "report" ? state.plan?.reportSeeds : pool === "selection" ? state.plan?.selectionSeeds : undefined;
  if (score === undefined || expected === undefined || score.fitness.length + score.failed < expected) return [];
  const { fitness, success } = meanScore(score);
  const what = owner.startsWith("reference:")
    ? `reference ${owner.slice("reference:".length)}`
    : pool === "selection"
      ? `leader ${owner}`
      : state.plan?.searchSeeds === 0
        ? "the reward"
        : `best ${owner}`;
  if (score.failed === expected) return [`${what}: failed ${seedsText(expected, pool)}`];
  return [`${what}: fitness ${figure(fitness)}, success ${percent(success)} ${seedsText(expected, pool)}`];
};

/** What a candidate has over its best parent, on the same search seeds. */
const gain = (id: string, { proposed, decided }: ProgressState): string => {
  const parents = (proposed.get(id) ?? []).flatMap((parent) => {
    const fitness = decided.get(parent);
    return typeof fitness === "number" ? [{ parent, fitness }] : [];
  });
  const own = decided.get(id);
  if (parents.length === 0 || typeof own !== "number") return "";
  const best = parents.reduce((left, right) => (right.fitness > left.fitness ? right : left));
  const change = own - best.fitness;
  return ` (${change < 0 ? "−" : "+"}${figure(Math.abs(change))} on ${best.parent})`;
};

/** What an extension adds; a budget may have stopped the search with nothing left to do but its confirmation. */
const generationsOf = ({ after, until }: Extract<RunEvent, { type: "search-extended" }>): string =>
  until === after
    ? "no further generation, its confirmation alone"
    : until === after + 1
      ? `generation ${until}`
      : `generations ${after + 1} to ${until}`;

/** What is worth a line of its own, told after the state has taken the event in. */
export const narrate = (event: RunEvent, state: ProgressState): string[] => {
  switch (event.type) {
    case "run-started":
      return [`run folder ${fromHere(event.run)}`];
    case "search-extended":
      return [
        `extended: ${generationsOf(event)}${event.reportPool === 0 ? "" : `; what they find is measured on ${event.reportSeeds.length} report seeds of its own, what was claimed before stands`}`,
      ];
    case "generation-started":
      if (event.generation <= state.resumedIn || state.plan?.searchSeeds === 0) return [];
      return [`generation ${event.generation} of ${state.plan?.generations ?? "?"}: ${event.count} programs`];
    case "candidate-repaired":
      return [`  ${event.id} sent back with diagnostics, repair ${event.attempt}`];
    case "candidate-rejected": {
      const first = event.diagnostics.find(({ severity }) => severity === "error");
      return [`  ${event.id} refused: ${first?.rule ?? "?"}: ${first?.message ?? ""}`];
    }
    case "candidate-evaluated":
      // Nothing is searched for: the one reward's score is that of its report seeds.
      if (state.plan?.searchSeeds === 0 && event.fitness !== null) return [];
      return event.fitness === null
        ? event.outcome === "rejected"
          ? []
          : [`  ${event.id} ${outcomeText(event)}`]
        : [
            `  ${event.id}: fitness ${figure(event.fitness)}${gain(event.id, state)}, success ${percent(event.success ?? 0)} ${seedsText(state.plan?.searchSeeds ?? 1, "search")}`,
          ];
    case "generation-ended":
      if (state.plan?.searchSeeds === 0) return [];
      return event.best === null
        ? [`generation ${event.generation} ended, nothing trained yet`]
        : [
            `generation ${event.generation} ended, best of the search so far ${event.best}: fitness ${figure(event.fitness ?? Number.NaN)} ${seedsText(state.plan?.searchSeeds ?? 1, "search")}`,
          ];
    case "training-ended":
      return scored(event, state);
    case "notice":
      return [event.message];
    default:
      return [];
  }
};
