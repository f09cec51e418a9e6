import { refusingStage } from "../diagnostic.ts";
import type { RunEvent } from "../events.ts";
import { put } from "./put.ts";
import type { CandidateView, RunView } from "./types.ts";

type Event<Type extends RunEvent["type"]> = Extract<RunEvent, { type: Type }>;

const changed = (view: RunView, id: string, figures: Partial<CandidateView>): RunView => {
  const candidate = view.candidates[id];
  return candidate === undefined
    ? view
    : { ...view, candidates: put(view.candidates, id, { ...candidate, ...figures }) };
};

const counted = (view: RunView, stage: string | null): RunView =>
  stage === null ? view : { ...view, refused: put(view.refused, stage, (view.refused[stage] ?? 0) + 1) };

export const proposed = (
  view: RunView,
  { id, generation, index, group, origin, text }: Event<"candidate-proposed">,
): RunView => {
  if (view.candidates[id] !== undefined) return view;
  const candidate: CandidateView = {
    id,
    generation,
    index,
    group: group ?? null,
    origin,
    text,
    repairs: [],
    diagnostics: [],
    outcome: "pending",
    failure: null,
    rung: null,
    screened: null,
    audited: false,
    fitness: null,
    success: null,
    diagnosis: null,
    looked: null,
    remeasured: 0,
  };
  return {
    ...view,
    candidates: put(view.candidates, id, candidate),
    spent: { ...view.spent, proposed: view.spent.proposed + 1 },
  };
};

export const repaired = (view: RunView, { id, attempt, text, ...event }: Event<"candidate-repaired">): RunView => {
  const refusedBy = event.refusedBy ?? null;
  const repairs = view.candidates[id]?.repairs ?? [];
  if (repairs.some((repair) => repair.attempt === attempt)) return view;
  return changed(counted(view, refusedBy), id, { text, repairs: [...repairs, { attempt, refusedBy }] });
};

export const rejected = (view: RunView, { id, diagnostics }: Event<"candidate-rejected">): RunView => {
  if (view.candidates[id]?.outcome !== "pending") return view;
  const spent = { ...view.spent, rejected: view.spent.rejected + 1 };
  return changed({ ...counted(view, refusingStage(diagnostics)), spent }, id, { outcome: "rejected", diagnostics });
};

export const evaluated = (
  view: RunView,
  { id, outcome, fitness, success, diagnosis, failure, rung, screened }: Event<"candidate-evaluated">,
): RunView => {
  // A resumed run tells again what was decided; what was measured again since stands.
  const known = view.candidates[id]?.outcome;
  if (known !== "pending" && known !== "rejected") return view;
  const spent = outcome === "failed" ? { ...view.spent, failed: view.spent.failed + 1 } : view.spent;
  const reasons = { failure: failure ?? null, rung: rung ?? null, screened: screened ?? null };
  const counted = screened === undefined ? view : screenedBy(view, screened.by, { refused: 1 });
  return changed({ ...counted, spent }, id, { outcome, fitness, success, diagnosis, ...reasons });
};

const screenedBy = (view: RunView, by: string, further: Partial<RunView["screened"][string]>): RunView => {
  const { refused, audited, wrong } = view.screened[by] ?? { refused: 0, audited: 0, wrong: 0 };
  const figures = {
    refused: refused + (further.refused ?? 0),
    audited: audited + (further.audited ?? 0),
    wrong: wrong + (further.wrong ?? 0),
  };
  return { ...view, screened: put(view.screened, by, figures) };
};

export const audited = (view: RunView, { id, by, wrong }: Event<"screen-audited">): RunView => {
  const known = view.candidates[id];
  if (known === undefined || known.audited) return view;
  return changed(screenedBy(view, by, { audited: 1, wrong: Number(wrong) }), id, { audited: true });
};

export const remeasured = (
  view: RunView,
  { id, seeds, fitness, success, diagnosis }: Event<"candidate-remeasured">,
): RunView => {
  if (seeds <= (view.candidates[id]?.remeasured ?? 0)) return view;
  // Where it stood among the others was said of its earlier score.
  return changed({ ...view, standing: null }, id, { remeasured: seeds, fitness, success, diagnosis });
};

/** Whoever is measured on further seeds may be looked into again: the last look says most. */
export const lookedInto = (view: RunView, { id, findings }: Event<"candidate-looked-into">): RunView =>
  changed(view, id, { looked: findings });
