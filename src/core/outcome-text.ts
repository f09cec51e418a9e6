import type { CandidateFailure, Outcome } from "./outcome.ts";

/** Why a screen refused a candidate. */
export const screenedText = ({ by, twin }: { by: string; twin?: string }): string => {
  if (twin === undefined) return by;
  if (by === "same-tree") return `it is the same program as ${twin}`;
  return by === "same-behaviour" ? `it pays as ${twin} does in every stored step` : `${by} as ${twin}`;
};

/** What became of a candidate, in a word or three. */
export const outcomeText = ({
  outcome,
  failure,
  rung,
  screened,
}: {
  outcome: Outcome["kind"] | "pending";
  failure?: CandidateFailure | null;
  rung?: number | null;
  screened?: { by: string; twin?: string } | null;
}): string => {
  if (outcome === "pending") return "not decided";
  if (outcome === "failed") return failure ? `failed: ${failure.reason}` : "failed";
  if (outcome === "dropped") return `dropped at rung ${(rung ?? 0) + 1}`;
  if (outcome === "screened") return screened ? `not trained: ${screenedText(screened)}` : "not trained";
  return outcome;
};
