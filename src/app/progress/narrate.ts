import { fromHere } from "../invocation.ts";
import type { RunEvent } from "../../core/events.ts";
import { figure, percent } from "../../core/format.ts";
import { outcomeText } from "../../core/outcome-text.ts";
import type { RunView } from "../../core/run-view/types.ts";
import { seedsText } from "../../core/score-words.ts";
import { mean } from "../../core/statistics.ts";
import { startedFrom } from "../../evolution/steering.ts";
import { endedOf, type ProgressState } from "./state.ts";

const scored = (event: Extract<RunEvent, { type: "training-ended" }>, state: ProgressState): string[] => {
  const { owner, pool } = event;
  const { plan } = state.view;
  const expected = pool === "report" ? plan?.reportSeeds : pool === "selection" ? plan?.selectionSeeds : undefined;
  const ended = endedOf(state, owner, pool);
  if (expected === undefined || ended.length < expected) return [];
  const what = owner.startsWith("reference:")
    ? `reference ${owner.slice("reference:".length)}`
    : pool === "selection"
      ? `leader ${owner}`
      : plan?.searchSeeds === 0
        ? "the reward"
        : `best ${owner}`;
  const trained = ended.flatMap(({ fitness, success }) => (fitness === null ? [] : [{ fitness, success }]));
  if (trained.length === 0 && ended.some(({ outcome }) => outcome === "trained"))
    return [`${what}: trained ${seedsText(expected, pool)}`];
  if (trained.length === 0) return [`${what}: failed ${seedsText(expected, pool)}`];
  const fitness = mean(trained.map((each) => each.fitness));
  const successes = trained.flatMap((each) => each.success ?? []);
  const success = successes.length === 0 ? null : mean(successes);
  return [`${what}: fitness ${figure(fitness)}, success ${percent(success)} ${seedsText(expected, pool)}`];
};

/** What a candidate has over its best parent, on the same search seeds. */
const gain = (id: string, { candidates }: RunView): string => {
  const own = candidates[id];
  const parents = (own?.origin.parents ?? []).flatMap((parent) => {
    const fitness = candidates[parent]?.fitness ?? null;
    return fitness === null ? [] : [{ parent, fitness }];
  });
  if (parents.length === 0 || own === undefined || own.fitness === null) return "";
  const best = parents.reduce((left, right) => (right.fitness > left.fitness ? right : left));
  const change = own.fitness - best.fitness;
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
  const { plan } = state.view;
  switch (event.type) {
    case "run-started":
      return [`run folder ${fromHere(event.run)}`];
    case "search-extended":
      return [
        `extended: ${generationsOf(event)}${event.reportPool === 0 ? "" : `; what they find is measured on ${event.reportSeeds.length} report seeds of its own, what was claimed before stands`}`,
      ];
    case "generation-started":
      if (event.generation <= state.resumedIn || plan?.searchSeeds === 0) return [];
      return [`generation ${event.generation} of ${plan?.generations ?? "?"}: ${event.count} programs`];
    case "candidate-proposed":
      return event.origin.operator === startedFrom
        ? [`  ${event.id} is what the search starts from, ${event.origin.note}`]
        : [];
    case "candidate-repaired":
      return [`  ${event.id} sent back with diagnostics, repair ${event.attempt}`];
    case "candidate-rejected": {
      const first = event.diagnostics.find(({ severity }) => severity === "error");
      return [`  ${event.id} refused: ${first?.rule ?? "?"}: ${first?.message ?? ""}`];
    }
    case "candidate-evaluated":
      // Nothing is searched for: the one reward's score is that of its report seeds.
      if (plan?.searchSeeds === 0 && event.fitness !== null) return [];
      return event.fitness === null
        ? event.outcome === "rejected"
          ? []
          : [`  ${event.id} ${outcomeText(event)}`]
        : [
            `  ${event.id}: fitness ${figure(event.fitness)}${gain(event.id, state.view)}, success ${percent(event.success)} ${seedsText(plan?.searchSeeds ?? 1, "search")}`,
          ];
    case "generation-ended":
      if (plan?.searchSeeds === 0) return [];
      return event.best === null
        ? [`generation ${event.generation} ended, nothing trained yet`]
        : [
            `generation ${event.generation} ended, best of the search so far ${event.best}${event.fitness === null ? "" : `: fitness ${figure(event.fitness)} ${seedsText(plan?.searchSeeds ?? 1, "search")}`}${event.reason === undefined ? "" : `; ${event.reason}`}`,
          ];
    case "training-ended":
      return scored(event, state);
    case "notice":
      return [event.message];
    default:
      return [];
  }
};
