import type { Lesson } from "../../core/brief.ts";
import type { Intervention } from "../../core/intervention.ts";
import type { TrainingResult } from "../../core/outcome.ts";
import type { PreferenceRole, Preferred } from "../../core/preferred.ts";
import { createRandom, deriveSeed } from "../../core/random.ts";
import type { RunView } from "../../core/run-view/types.ts";
import { summarizeScores } from "../../core/statistics.ts";
import { preferredOf } from "../../evolution/rankings/preference.ts";
import type { RunStatus } from "../../store/run-store.ts";

/** One comparison as it was given, or as it follows from a ranking of several. */
export type Compared = { order: string[][]; state: "taken" | "waiting" };

export type RankPage = {
  name: string;
  status: RunStatus;
  /** What comparisons do in this run. */
  role: PreferenceRole;
  /** Trained candidates that are compared, oldest first. */
  candidates: { id: string; generation: number }[];
  /** Pairs that were not compared yet, those that would tell most first; each in the order in which it is to be shown. */
  queue: [string, string][];
  /** Pairs that can be compared, and of them those that were. */
  pairs: { compared: number; of: number };
  given: Compared[];
  preferred: Preferred;
};

/** Orders of a ranking or of a pick of best and worst; null of what compares nothing. */
const orderOf = (intervention: Intervention): string[][] | null =>
  intervention.kind === "ranking"
    ? intervention.order
    : intervention.kind === "picked"
      ? [[intervention.best], [intervention.worst]]
      : null;

const comparedIn = (said: readonly Intervention[], state: Compared["state"]): Compared[] =>
  said.flatMap((each) => {
    const order = orderOf(each);
    return order === null ? [] : [{ order, state }];
  });

const keyOf = (one: string, other: string): string => [one, other].toSorted().join(" ");

/** Each with each, of those that were named together. */
const pairsIn = (order: readonly (readonly string[])[]): string[] => {
  const names = order.flat();
  return names.flatMap((one, place) => names.slice(place + 1).map((other) => keyOf(one, other)));
};

/** Which of two stands left: the same whenever the page is opened, and no hint at who is older or better. */
const sided = (one: string, other: string): [string, string] => {
  const [first, second] = [one, other].toSorted() as [string, string];
  return createRandom(deriveSeed("side", first, second)).chance(0.5) ? [first, second] : [second, first];
};

/** What was measured of a candidate, as the model of preferences reads it: its evaluation episodes. */
const lessonOf = (
  { id, generation, text, origin, repairs, success, diagnosis }: RunView["candidates"][string],
  results: TrainingResult[],
): Lesson => ({
  candidate: {
    id,
    generation,
    text,
    reward: null,
    origin,
    repairs: repairs.length,
    outcome: {
      kind: "trained",
      fitness: summarizeScores(
        results.map((result) => result.fitness),
        results.map(({ seed }) => seed),
      ),
      success: success ?? 0,
      results,
      diagnostics: [],
    },
  },
  diagnosis,
});

/** A fit over more takes seconds, and nobody compares so many. */
const mostRanked = 24;

/**
 * Who is compared: whoever was, then the last generation, then the leaders, and never who was rejected. By id, oldest first.
 */
export const rankedIn = (view: RunView, waiting: readonly Intervention[]): string[] => {
  const said = [...view.interventions.flatMap(({ interventions }) => interventions), ...waiting];
  const rejected = new Set(said.flatMap((each) => (each.kind === "reject" ? [each.candidate] : [])));
  const isTrained = (id: string): boolean => view.candidates[id]?.outcome === "trained" && !rejected.has(id);
  const compared = said.flatMap((each) => orderOf(each)?.flat() ?? []).toReversed();
  const newest = Object.values(view.candidates)
    .toReversed()
    .map(({ id }) => id);
  const ofLast = newest.filter((id) => view.candidates[id]?.generation === view.generation);
  const chosen = new Set([...compared, ...ofLast, ...(view.standing?.order ?? []), ...newest].filter(isTrained));
  const kept = new Set([...chosen].slice(0, mostRanked));
  return Object.keys(view.candidates).filter((id) => kept.has(id));
};

/** More than so many pairs ahead nobody looks. */
const mostAhead = 40;

/** The page *rank*: which two are compared next, and what the answers so far come to. `results`: by candidate. */
export const rankPage = ({
  name,
  status,
  view,
  role,
  waiting,
  results,
}: {
  name: string;
  status: RunStatus;
  view: RunView;
  role: PreferenceRole;
  /** Said, and taken by no generation yet. */
  waiting: readonly Intervention[];
  results: ReadonlyMap<string, TrainingResult[]>;
}): RankPage => {
  const taken = view.interventions.flatMap(({ interventions }) => interventions);
  const trained = rankedIn(view, waiting).flatMap((id) => view.candidates[id] ?? []);
  const archive = trained.flatMap((candidate) => {
    const measured = results.get(candidate.id) ?? [];
    return measured.length === 0 ? [] : [lessonOf(candidate, measured)];
  });
  const preferred = preferredOf({ archive, interventions: [...taken, ...waiting] });
  const given = [...comparedIn(taken, "taken"), ...comparedIn(waiting, "waiting")];
  const compared = new Set(given.flatMap(({ order }) => pairsIn(order)));
  const ids = archive.map(({ candidate }) => candidate.id);
  const open = ids.flatMap((one, place) =>
    ids.slice(place + 1).flatMap((other) => (compared.has(keyOf(one, other)) ? [] : [sided(one, other)])),
  );
  const first = preferred.ask === null ? "" : keyOf(...preferred.ask);
  const isFirst = ([one, other]: [string, string]): number => Number(keyOf(one, other) !== first);
  const youngest = ([one, other]: [string, string]): number => Math.max(ids.indexOf(one), ids.indexOf(other));
  const queue = open.toSorted((left, right) => isFirst(left) - isFirst(right) || youngest(right) - youngest(left));
  return {
    name,
    status,
    role,
    candidates: trained.map(({ id, generation }) => ({ id, generation })),
    queue: queue.slice(0, mostAhead),
    pairs: { compared: (ids.length * (ids.length - 1)) / 2 - open.length, of: (ids.length * (ids.length - 1)) / 2 },
    given,
    preferred,
  };
};
