import type { SeedPool } from "../../../core/events.ts";
import type { RunView, TrainingView } from "../../../core/run-view/types.ts";
import { mean, summarizeScores } from "../../../core/statistics.ts";
import type { PoolScore } from "./types.ts";

type Scored = TrainingView & { fitness: number };

/** Trainings of the newest claim alone where it is of report seeds; where a seed was trained twice, the later. */
const scoredOf = (view: RunView, { id, pool }: { id: string; pool: SeedPool }): Scored[] => {
  const trained = (view.trainings[id] ?? []).filter(
    (each): each is Scored => each.pool === pool && each.outcome === "trained" && each.fitness !== null,
  );
  const newest = trained.reduce((last, { during }) => Math.max(last, during), 0);
  const bySeed = new Map(
    trained.filter(({ during }) => pool !== "report" || during === newest).map((each) => [each.seed, each]),
  );
  return [...bySeed.values()].sort((left, right) => left.seed - right.seed);
};

export const poolScores = (view: RunView, id: string): PoolScore[] =>
  (["report", "selection", "search"] as const).flatMap((pool) => {
    const trained = scoredOf(view, { id, pool });
    if (trained.length === 0) return [];
    const { mean: fitness, ci95 } = summarizeScores(
      trained.map((each) => each.fitness),
      trained.map(({ seed }) => seed),
    );
    const successes = trained.flatMap(({ success }) => success ?? []);
    return [
      {
        pool,
        fitness,
        interval: ci95,
        success: successes.length === 0 ? null : mean(successes),
        seeds: trained.map(({ seed, fitness: own, success }) => ({ seed, fitness: own, success })),
      },
    ];
  });
