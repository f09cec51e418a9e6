import { outcomeText } from "../../core/outcome-text.ts";
import { oneLine } from "../../core/plain-text.ts";
import type { Rung } from "../../core/plan.ts";
import type { CandidateView, RunView } from "../../core/run-view/types.ts";
import { ancestry } from "../../report/lineage.ts";
import { bestIdOf } from "./best-id.ts";

/** Characters of a note: it stands in a line beside its candidate. */
const longest = 140;

export type LineageNode = {
  id: string;
  generation: number;
  group: string | null;
  operator: string;
  parents: string[];
  note: string;
  outcome: CandidateView["outcome"];
  outcomeText: string;
  /** Rungs that it survived, of `rungs`. */
  survived: number;
  fitness: number | null;
  success: number | null;
  /** An alarm of the analyzer stands against it. */
  alarmed: boolean;
  /** The best, or one that it descends from. */
  role: "best" | "ancestor" | null;
};

/** Who came from whom, in order of proposal: one small entry a candidate, of five hundred some 150 kB. */
export type LineageView = {
  best: string | null;
  generation: number;
  /** The race of each generation; null where trainings are whole. */
  rungs: readonly Rung[] | null;
  groups: string[];
  operators: string[];
  nodes: LineageNode[];
};

const survivedOf = ({ outcome, rung }: CandidateView, rungs: readonly Rung[]): number =>
  outcome === "trained" ? rungs.length : outcome === "dropped" ? (rung ?? 0) : 0;

const isAlarmed = ({ diagnosis, looked }: CandidateView): boolean =>
  [...(looked ?? []), ...(diagnosis?.findings ?? [])].some(({ severity }) => severity === "alarm");

export const lineageView = (view: RunView): LineageView => {
  const candidates = Object.values(view.candidates);
  const best = bestIdOf(view);
  const line = ancestry(
    candidates.map(({ id, origin }) => ({ id, parents: origin.parents })),
    best,
  );
  const rungs = view.plan?.rungs ?? null;
  return {
    best,
    generation: view.generation,
    rungs,
    groups: [...new Set(candidates.flatMap(({ group }) => group ?? []))],
    operators: [...new Set(candidates.map(({ origin }) => origin.operator))].sort(),
    nodes: candidates.map((candidate) => {
      const { id, generation, group, origin, outcome, fitness, success } = candidate;
      return {
        id,
        generation,
        group,
        operator: origin.operator,
        parents: origin.parents,
        note: oneLine(origin.note, { limit: longest }),
        outcome,
        outcomeText: outcomeText(candidate),
        survived: survivedOf(candidate, rungs ?? []),
        fitness,
        success,
        alarmed: isAlarmed(candidate),
        role: id === best ? "best" : line.has(id) ? "ancestor" : null,
      };
    }),
  };
};
