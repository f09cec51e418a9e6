import type { TrainOutcome } from "../core/outcome.ts";
import type { TaskDescription } from "../core/task.ts";

// A search that nothing measures works with a fitness of 0 throughout, and one whose task knows no success with that of 0: no
// figures of anybody's. In files they are null.

/** What of a task's scores there is none of. */
export type Unscored = Pick<TaskDescription, "unmeasured" | "unjudged">;

export const noScores = { fitness: null, success: null };

/** Null in place of every score that is none; to be spread over scores. */
export const unscored = ({ unmeasured, unjudged }: Unscored): Partial<typeof noScores> =>
  unmeasured ? noScores : unjudged ? { success: null } : {};

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
export const printOutcome = (outcome: TrainOutcome, of: Unscored): string =>
  JSON.stringify(
    of.unmeasured || of.unjudged ? rescored(outcome, (scored) => ({ ...scored, ...unscored(of) })) : outcome,
  );

/** The outcome that a training's file holds. */
export const readOutcome = (text: string): TrainOutcome => {
  const outcome = JSON.parse(text) as TrainOutcome;
  // What is measured has a fitness, if no success; that of a curve's points may be unknown all the same.
  if (outcome.kind === "trained" && (outcome.result.fitness as number | null) !== null) {
    const { success, episodes, stored, ...result } = outcome.result;
    if ((success as number | null) !== null) return outcome;
    const failed = <Each>(episode: Each): Each => ({ ...episode, success: false });
    return {
      kind: "trained",
      result: { ...result, success: 0, episodes: episodes.map(failed), stored: stored.map(failed) },
    };
  }
  return rescored(outcome, (scored, none) => ({
    ...scored,
    fitness: scored.fitness ?? 0,
    success: scored.success ?? none,
  }));
};
