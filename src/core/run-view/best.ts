import type { RunEvent } from "../events.ts";
import type { BestSoFar, CandidateView, RunView } from "./types.ts";

type Trained = CandidateView & { fitness: number };

/** Candidates that were trained to the end, highest fitness first, of equals the earlier one. */
const trainedOf = ({ candidates }: Pick<RunView, "candidates">): Trained[] =>
  Object.values(candidates)
    .filter((candidate): candidate is Trained => candidate.fitness !== null)
    .toSorted((left, right) => right.fitness - left.fitness || (right.success ?? 0) - (left.success ?? 0));

/** Ids of all trained candidates, best first, those behind the ranking's that were decided since. */
export const placesOf = (view: RunView): string[] => {
  const first = view.best?.id;
  const ranked = view.standing?.order ?? [];
  const known = new Set(ranked);
  const others = trainedOf(view).flatMap(({ id }) => (known.has(id) ? [] : [id]));
  const all = [...ranked, ...others];
  return first === undefined ? all : [first, ...all.filter((id) => id !== first)];
};

/** What a generation's end says of who is best; runs of version 0.1.0 name the first alone. */
export const ranked = (view: RunView, event: Extract<RunEvent, { type: "generation-ended" }>): RunView => {
  if (event.generation <= view.generationsEnded) return view;
  const { generation, best, order, by = "fitness" } = event;
  const others = trainedOf(view).flatMap(({ id }) => (id === best ? [] : [id]));
  return {
    ...view,
    generationsEnded: generation,
    standing: {
      generation,
      order: order ?? (best === null ? [] : [best, ...others]),
      by,
      reason: event.reason ?? null,
    },
  };
};

/** The ranking's first, unless one that was decided since then has a higher score. */
export const bestOf = (view: RunView): BestSoFar | null => {
  const { standing, candidates } = view;
  const first = candidates[standing?.order[0] ?? ""];
  const known = new Set(standing?.order);
  const highest = trainedOf(view).find(({ id }) => !known.has(id));
  const isAhead = highest !== undefined && (first === undefined || highest.fitness > (first.fitness ?? -Infinity));
  const best = isAhead ? highest : first;
  if (best?.fitness == null) return null;
  const reason = isAhead
    ? "highest on search seeds, in a generation that has not ended"
    : (standing?.reason ?? "highest on search seeds");
  return { id: best.id, fitness: best.fitness, success: best.success, reason };
};
