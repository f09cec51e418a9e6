import type { RunEvent } from "../../../core/events.ts";
import type { ComparedRun } from "./types.ts";

/** The best score so far on search seeds, each time that it rose, and where the search ended. */
export const progressOf = (events: readonly RunEvent[]): ComparedRun["progress"] => {
  const points: ComparedRun["progress"] = [];
  let [steps, best] = [0, Number.NEGATIVE_INFINITY];
  for (const event of events) {
    if (event.type === "training-ended") steps += event.environmentSteps + (event.evaluationSteps ?? 0);
    if (event.type === "confirmation-started") break;
    if (event.type !== "candidate-evaluated" || event.fitness === null || event.outcome !== "trained") continue;
    if (event.fitness > best) points.push({ steps, fitness: (best = event.fitness) });
  }
  return points.length === 0 ? [] : [...points, { steps, fitness: best }];
};
