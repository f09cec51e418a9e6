import type { RunView } from "../core/run-view/types.ts";
import { summarizeScores } from "../core/statistics.ts";
import type { PerhapsScored, RunSummary } from "../core/summary.ts";

/** Adds the share of successes seed by seed, of the trainings that a score is of. */
const withShares = <Score extends PerhapsScored>(
  score: Score,
  { view, owner, pool }: { view: Pick<RunView, "trainings">; owner: string; pool: "report" | "search" },
): Score => {
  const { seeds = [] } = score.fitness ?? {};
  const trained = new Map(
    (view.trainings[owner] ?? [])
      .filter((training) => training.pool === pool)
      .map(({ seed, success }) => [seed, success] as const),
  );
  const shares = seeds.flatMap((seed) => trained.get(seed) ?? []);
  return shares.length === 0 || shares.length < seeds.length
    ? score
    : { ...score, successes: summarizeScores(shares, seeds) };
};

/** Of a run whose figures are of success: what intervals and headlines show, read from the log. */
export const withSuccesses = (summary: RunSummary, view: Pick<RunView, "trainings">): RunSummary => {
  const { best, references } = summary;
  const reference = (name: keyof RunSummary["references"]) => {
    const score = references[name];
    return score && withShares(score, { view, owner: `reference:${name}`, pool: "report" });
  };
  return {
    ...summary,
    best: best && withShares(best, { view, owner: best.candidate, pool: best.pool }),
    references: { human: reference("human"), sparse: reference("sparse"), random: reference("random") },
  };
};
