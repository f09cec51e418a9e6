import type { SeedPool } from "../core/events.ts";
import type { RunView } from "../core/run-view/types.ts";
import { mean } from "../core/statistics.ts";
import type { Choice, ChoiceRow } from "./types.ts";

/** More leaders than these would fill the page; the best are kept. */
const mostLeaders = 12;

const references = ["human", "sparse", "random"] as const;

/**
 * What was measured of whom in each pool, the best and what it was chosen among. `success`: where that is what scores are
 * told by. Null where nothing was chosen: one candidate alone, or none trained.
 */
export const choiceOf = (
  view: RunView,
  { bestId, by, seeds }: { bestId: string | undefined; by: Choice["by"]; seeds: readonly number[] | undefined },
): Choice | null => {
  const trained = Object.values(view.candidates).filter(({ fitness }) => fitness !== null);
  if (bestId === undefined || trained.length < 2) return null;
  const part = view.extensions.length;
  const valuesOf = (owner: string, pool: SeedPool): number[] => {
    const ended = (view.trainings[owner] ?? []).filter(
      (each) =>
        each.pool === pool && each.during === part && (pool !== "report" || (seeds?.includes(each.seed) ?? true)),
    );
    const bySeed = new Map(ended.map((each) => [each.seed, each[by]]));
    return [...bySeed.values()].filter((value) => value !== null);
  };
  const row = (name: string, values: readonly number[], kind: ChoiceRow["kind"]): ChoiceRow[] =>
    values.length === 0 ? [] : [{ name, kind, values }];
  const kindOf = (id: string) => (id === bestId ? ("best" as const) : ("candidate" as const));
  const search = trained.flatMap((candidate) => row(candidate.id, [candidate[by] ?? []].flat(), kindOf(candidate.id)));
  const leaders = trained
    .flatMap(({ id }) => row(id, valuesOf(id, "selection"), kindOf(id)))
    .toSorted((left, right) => mean(right.values) - mean(left.values))
    .slice(0, mostLeaders);
  const report = [
    ...row(bestId, valuesOf(bestId, "report"), "best"),
    ...references.flatMap((name) => row(name, valuesOf(`reference:${name}`, "report"), "reference")),
  ];
  const stages = [
    { pool: "search" as const, rows: search },
    { pool: "selection" as const, rows: leaders },
    { pool: "report" as const, rows: report },
  ].filter(({ rows }) => rows.length > 0);
  return stages.length < 2 ? null : { by, stages };
};
