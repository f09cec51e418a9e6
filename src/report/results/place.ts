import { contentHash } from "../../core/hash.ts";
import type { RunFigures } from "../../store/run-figures.ts";
import type { Cell, Gathered, GatheredRun, Unscored } from "./types.ts";

/** A run with its score, or why it has none. */
export type PlacedRun = GatheredRun & { fitness: number | null; success: number | null; unscored: Unscored | null };

/** `identity`: by content, what the scores of its runs are of; null where no run says. */
export type PlacedCell = { cell: Cell["cell"]; identity: string | null; runs: readonly PlacedRun[] };

/**
 * What a run's scores are of, by content: equal for two runs only where their scores may stand beside each other. How the
 * physics is built is no part of it, nor the learner, nor the budget: they decide what came, not what is measured. A run of a
 * version that kept no hashes is like others of its version and name.
 */
export const identityOf = ({ content, environment, task, version, measured }: RunFigures): string => {
  if (content === null) return `${environment}/${task}, ${measured?.by ?? ""}, version ${version}`;
  const known = identities.get(content);
  if (known !== undefined) return known;
  const { name, hash, options } = content.environment;
  const identity = contentHash({ environment: { name, hash, options }, task: content.task });
  identities.set(content, identity);
  return identity;
};

/** Thousands of runs share the contents of a few (store/run-figures.ts). */
const identities = new WeakMap<object, string>();

const mostFrequent = (values: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (count > (best === null ? 0 : (counts.get(best) ?? 0))) best = value;
  return best;
};

const whyUnscored = (
  figures: RunFigures | null,
  { identity, isRepeated }: { identity: string | null; isRepeated: boolean },
): Unscored | null => {
  if (figures === null) return "not begun";
  const { status, best, measured } = figures;
  if (status === "damaged") return "damaged";
  if (status === "running" || status === "interrupted") return "not finished";
  if (measured?.unmeasured) return "not measured";
  if (best === null || best.fitness === null) return "nothing trained";
  // The highest of the search's own noisy scores: no claim, and no figure to stand beside claims.
  if (best.pool !== "report") return "not confirmed";
  if (identityOf(figures) !== identity) return "measured otherwise";
  // The same search with the same seed gives the same result: twice the same is not two.
  return isRepeated ? "same seed again" : null;
};

/** Says of each run whether its score counts, and of each cell what its scores are of: what most of its runs measured. */
export const placeRuns = ({ cell, runs }: Gathered): PlacedCell => {
  const identity = mostFrequent(
    runs.flatMap(({ figures }) => (figures === null || figures.status === "damaged" ? [] : [identityOf(figures)])),
  );
  const seen = new Set<number>();
  // Resamples draw by place: no interval may depend on which run ended first.
  const inOrder = runs.toSorted((left, right) => left.seed - right.seed || (left.name < right.name ? -1 : 1));
  const placed = inOrder.map((run): PlacedRun => {
    const unscored = whyUnscored(run.figures, { identity, isRepeated: seen.has(run.seed) });
    if (unscored !== null) return { ...run, fitness: null, success: null, unscored };
    seen.add(run.seed);
    const { fitness = null, success = null } = run.figures?.best ?? {};
    return { ...run, fitness: fitness?.mean ?? null, success, unscored };
  });
  return { cell, identity, runs: placed };
};

export type ScoredRun = PlacedRun & { fitness: number; figures: RunFigures };

export const scoredRuns = ({ runs }: Pick<PlacedCell, "runs">): ScoredRun[] =>
  runs.filter((run): run is ScoredRun => run.unscored === null && run.fitness !== null && run.figures !== null);
