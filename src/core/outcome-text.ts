import type { CandidateFailure, Outcome } from "./outcome.ts";

/** What became of a candidate, in a word or three. */
export const outcomeText = ({
  outcome,
  failure,
  rung,
}: {
  outcome: Outcome["kind"] | "pending";
  failure?: CandidateFailure | null;
  rung?: number | null;
}): string => {
  if (outcome === "pending") return "not decided";
  if (outcome === "failed") return failure ? `failed: ${failure.reason}` : "failed";
  if (outcome === "dropped") return `dropped at rung ${(rung ?? 0) + 1}`;
  if (outcome === "screened") return "screened out before training";
  return outcome;
};
