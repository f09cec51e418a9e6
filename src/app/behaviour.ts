import { behaviourOf } from "../analyzer/behaviour/behaviour.ts";
import { behaviourText } from "../core/behaviour-text.ts";
import type { Store } from "../core/interfaces.ts";
import type { TrainingResult } from "../core/outcome.ts";
import { viewOf } from "../core/run-view.ts";
import type { RunSummary, ToldBehaviour } from "../core/summary.ts";
import type { BestEvidence } from "../evolution/summarize.ts";
import { chooseTraining } from "../evolution/which-training.ts";
import { onSeeds, trainingsOf } from "../report/evidence.ts";
import type { Problem } from "./problem.ts";

/** What came of a candidate's or a reference's trainings: that of the median one; null where there is none. */
export const toldOf = (
  results: readonly TrainingResult[],
  { spec, judged, pool }: Parameters<typeof behaviourOf>[1] & Pick<ToldBehaviour, "pool">,
): ToldBehaviour | null => {
  if (results.length === 0) return null;
  const { seed, episodes } = chooseTraining(results, "median");
  const behaviour = behaviourOf(episodes, { spec, judged });
  return { text: behaviourText(behaviour), pool, seed, of: results.length, ...behaviour };
};

/**
 * What came of it: what the best, the human and the random policy did in the evaluation episodes of their median
 * training, which is the one that is handed out and filmed. All of it was kept when they were scored: nothing is played
 * again.
 */
export const behaviourOfRun = async (
  store: Pick<Store, "events" | "read">,
  {
    problem: { loaded, task },
    summary: { references, best: claimed },
    best,
  }: {
    problem: Pick<Problem, "loaded" | "task">;
    summary: Pick<RunSummary, "references" | "best">;
    best: BestEvidence | null;
  },
): Promise<NonNullable<RunSummary["behaviour"]>> => {
  const { spec } = loaded.environment;
  const source = { view: viewOf(store.events()), read: store.read };
  const told = (results: readonly TrainingResult[], pool: ToldBehaviour["pool"]) =>
    toldOf(results, { spec, judged: task.success !== undefined, pool });
  const reference = async (name: "human" | "random") => {
    const results = await trainingsOf(source, { owner: `reference:${name}`, pool: "report" });
    return told(onSeeds(results, references[name]?.fitness.seeds), "report");
  };
  return {
    best: told(best?.results ?? [], claimed?.pool ?? "search"),
    human: references.human && (await reference("human")),
    random: references.random && (await reference("random")),
    termination: spec.termination,
  };
};
