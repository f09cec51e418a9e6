import { keepingOf, together, type Constraint, type Keeping, type Wish } from "../constraint.ts";
import type { RunEvent, SeedPool } from "../events.ts";
import type { KeptBy, RunSummary } from "../summary.ts";
import { readConstraint } from "../intervention.ts";
import { put } from "./put.ts";
import type { RunView } from "./types.ts";

type Entry = NonNullable<RunSummary["constraints"]>[number];

export const checked = (view: RunView, event: Extract<RunEvent, { type: "constraints-checked" }>): RunView => {
  const known = view.checks[event.job] ?? [];
  const added = event.checks.filter(({ expression }) => !known.some((check) => check.expression === expression));
  return added.length === 0 ? view : { ...view, checks: put(view.checks, event.job, [...known, ...added]) };
};

/**
 * How an owner's policies kept the constraints on a pool's evaluation episodes; on report seeds, those of the newest
 * claim.
 */
const keepingsOf = (view: RunView, { owner, pool }: { owner: string; pool: SeedPool }): Keeping[] => {
  const trainings = (view.trainings[owner] ?? []).filter((training) => training.pool === pool);
  const newest = Math.max(...trainings.map(({ during }) => during));
  return together(
    trainings
      .filter(({ during }) => pool !== "report" || during === newest)
      .flatMap(({ job, seed }) => keepingOf(view.checks[job] ?? [], seed)),
  );
};

const keptBy = (view: RunView): (KeptBy & { expression: string })[] => {
  const rows = (who: string, owner: string, pool: "report" | "search") =>
    keepingsOf(view, { owner, pool }).map((keeping) => ({ who, pool, ...keeping }));
  const candidates = Object.keys(view.candidates).flatMap((id) => rows(id, id, "search"));
  const confirmed = view.confirmation.report.at(-1);
  const claimed = confirmed === undefined ? [] : rows("best", confirmed, "report");
  const best = view.best === null || claimed.length > 0 ? claimed : rows("best", view.best.id, "search");
  return [
    ...best,
    ...rows("human", "reference:human", "report"),
    ...rows("random", "reference:random", "report"),
    ...candidates,
  ];
};

/**
 * The ledger: everything that a reward was to keep, from the start and since, and who kept it. `asked` is what stood in
 * the run's beginning; whoever reads words reads what came later.
 */
export const ledgerOf = (view: RunView, { asked, reads }: { asked: readonly Entry[]; reads: Reads }): Entry[] => {
  let entries = [...asked];
  for (const { generation, interventions } of view.interventions)
    for (const each of interventions) {
      if (each.kind === "constraint") {
        entries = entries.filter(({ text, expression }) => expression !== undefined || text !== each.words);
        entries.push({ ...constraintEntry(readConstraint(each), reads), since: generation });
      }
      if (each.kind === "wish") entries.push({ ...wishEntry(each, reads), since: generation });
      if (each.kind === "lift") entries = entries.map((entry) => liftedBy(entry, { text: each.text, generation }));
    }
  const rows = keptBy(view);
  return entries.map((entry) => {
    const kept = rows.flatMap(({ expression, ...row }) => (expression === entry.expression ? [row] : []));
    return kept.length === 0 ? entry : { ...entry, checked: true, kept };
  });
};

const liftedBy = (entry: Entry, { text, generation }: { text: string; generation: number }): Entry =>
  entry.lifted === undefined && (entry.expression === text || entry.text === text)
    ? { ...entry, lifted: generation }
    : entry;

/** What the run's designer heeds: expressions, words. */
export type Reads = { expressions: boolean; words: boolean };

/** By the name of the designer, as it was asked for. */
export const readsOf = (designer: string): Reads => ({
  expressions: designer === "language-model" || designer === "symbolic",
  words: designer === "language-model",
});

export const constraintEntry = (
  { expression, meaning, words = meaning, unguided }: Constraint,
  reads: Reads,
): Entry => ({
  text: words,
  expression,
  read: reads.words || (reads.expressions && unguided !== true),
  checked: true,
});

export const wishEntry = ({ text }: Wish, reads: Reads): Entry => ({ text, read: reads.words, checked: false });
