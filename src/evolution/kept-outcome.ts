import type { TrainOutcome } from "../core/outcome.ts";

// A search that nothing measures works with a fitness of 0 throughout, which is no figure of anybody's: in files it is null.

export const noScores = { fitness: null, success: null };

type Scored = { fitness: number | null; success: number | boolean | null };

/** The outcome with other scores, wherever it has some; `none`: what its kind of success is where there is none. */
const rescored = (
  outcome: TrainOutcome,
  change: <Each extends Scored>(scored: Each, none: Each["success"]) => Each,
): TrainOutcome => {
  if (outcome.kind === "failed") return outcome;
  if (outcome.kind === "paused") return { ...outcome, curve: outcome.curve.map((point) => change(point, 0)) };
  const { curve, episodes, stored } = outcome.result;
  return {
    kind: "trained",
    result: {
      ...change(outcome.result, 0),
      curve: curve.map((point) => change(point, 0)),
      episodes: episodes.map((episode) => change(episode, false)),
      stored: stored.map((episode) => change(episode, false)),
    },
  };
};

/** An outcome as its file holds it. */
export const printOutcome = (
  outcome: TrainOutcome,
  { unmeasured = false }: { unmeasured?: boolean | undefined },
): string => JSON.stringify(unmeasured ? rescored(outcome, (scored) => ({ ...scored, ...noScores })) : outcome);

/** The outcome that a training's file holds. */
export const readOutcome = (text: string): TrainOutcome => {
  const outcome = JSON.parse(text) as TrainOutcome;
  // What is measured has a fitness; that of a curve's points may be unknown all the same.
  if (outcome.kind === "trained" && (outcome.result.fitness as number | null) !== null) return outcome;
  return rescored(outcome, (scored, none) => ({
    ...scored,
    fitness: scored.fitness ?? 0,
    success: scored.success ?? none,
  }));
};
