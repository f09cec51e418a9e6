import type { RunEvent } from "../events.ts";
import type { BestSoFar, CandidateView, RunView } from "./types.ts";

type Trained = CandidateView & { fitness: number };

const isTrained = (candidate: CandidateView): candidate is Trained => candidate.fitness !== null;

/** Below 0: the left one is better, of two that were trained to the end. */
const order = (left: Trained, right: Trained): number =>
  right.fitness - left.fitness || (right.success ?? 0) - (left.success ?? 0);

/** Candidates that were trained to the end, highest fitness first, of equals the earlier one. */
const trainedOf = ({ candidates }: Pick<RunView, "candidates">): Trained[] =>
  Object.values(candidates).filter(isTrained).toSorted(order);

/** Who comes first of those whose score is above a floor and that no ranking has placed yet. */
const highestAbove = (floor: number, { candidates, standing }: RunView): Trained | null => {
  let best: Trained | null = null;
  let known: ReadonlySet<string> | undefined;
  for (const id in candidates) {
    const candidate = candidates[id] as CandidateView;
    if (!isTrained(candidate) || candidate.fitness <= floor) continue;
    known ??= new Set(standing?.order);
    if (known.has(id) || (best !== null && order(best, candidate) <= 0)) continue;
    best = candidate;
  }
  return best;
};

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

/** The ranking's first, unless one that was decided since then has a higher score. Asked at the end of every candidate: nothing is sorted. */
export const bestOf = (view: RunView): BestSoFar | null => {
  const { standing, candidates } = view;
  const first = candidates[standing?.order[0] ?? ""];
  const highest = highestAbove(first?.fitness ?? Number.NEGATIVE_INFINITY, view);
  const best = highest ?? first;
  if (best?.fitness == null) return null;
  const reason =
    highest !== null
      ? "highest on search seeds, in a generation that has not ended"
      : (standing?.reason ?? "highest on search seeds");
  return { id: best.id, fitness: best.fitness, success: best.success, reason };
};
