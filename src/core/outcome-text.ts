import type { RunEvent } from "./events.ts";

/** What became of a candidate, in a word or three. */
export const outcomeText = ({
  outcome,
  failure,
  rung,
}: Pick<Extract<RunEvent, { type: "candidate-evaluated" }>, "outcome" | "failure" | "rung">): string => {
  if (outcome === "failed") return failure === undefined ? "failed" : `failed: ${failure.reason}`;
  if (outcome === "dropped") return `dropped at rung ${(rung ?? 0) + 1}`;
  if (outcome === "screened") return "screened out before training";
  return outcome;
};
