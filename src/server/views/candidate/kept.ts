import { isKept } from "../../../core/constraint.ts";
import { keepingText } from "../../../core/constraint-text.ts";
import { ledgerOf, readsOf } from "../../../core/run-view/constraints.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import type { RunSummary } from "../../../core/summary.ts";
import type { ConstraintEntry } from "./types.ts";

/** Every constraint and wish of the run, and how this candidate's policies keep it. `asked`: those of the run's beginning. */
export const keptOf = (
  view: RunView,
  { id, isBest, asked }: { id: string; isBest: boolean; asked: NonNullable<RunSummary["constraints"]> },
): ConstraintEntry[] =>
  ledgerOf(view, { asked, reads: readsOf(String(view.config?.["designer"] ?? "")) }).map(
    ({ text, expression, since, lifted, kept = [] }) => ({
      text,
      ...(expression !== undefined && { expression }),
      ...(since !== undefined && { since }),
      ...(lifted !== undefined && { lifted }),
      kept: kept
        .filter(({ who, pool }) => who === id || (isBest && who === "best" && pool === "report"))
        .map((row) => ({ pool: row.pool, isKept: isKept(row), text: keepingText(row) })),
    }),
  );
