import type { RunView } from "../../core/run-view/types.ts";
import { bestIdOf } from "./best-id.ts";

/** Whose policy a run has kept: candidates, the best first, and who they are held against. */
export type WatchPage = { best: string | null; candidates: { id: string; fitness: number | null }[]; beside: string[] };

const hasTrained = ({ trainings }: RunView, owner: string): boolean =>
  (trainings[owner] ?? []).some(({ outcome }) => outcome === "trained");

/** The page *watch*. Acting at random needs no training. */
export const watchPage = (view: RunView): WatchPage => {
  const best = bestIdOf(view);
  const trained = Object.values(view.candidates).filter(({ id }) => hasTrained(view, id));
  const ordered = trained.toSorted(
    (one, other) =>
      Number(other.id === best) - Number(one.id === best) ||
      (other.fitness ?? -Infinity) - (one.fitness ?? -Infinity) ||
      0,
  );
  return {
    best,
    candidates: ordered.map(({ id, fitness }) => ({ id, fitness })),
    beside: [...["human", "sparse"].filter((name) => hasTrained(view, `reference:${name}`)), "random"],
  };
};
