import type { Cause, CauseFinding } from "../../core/finding.ts";

const bounded = (likelihood: number): number => Math.min(1, Math.max(0, likelihood));

/** A cause with what it rests on. */
export const cause = (
  kind: Cause,
  likelihood: number,
  figures: Record<string, number>,
  about: Partial<Pick<CauseFinding, "term" | "other" | "field" | "moments" | "confidence">> = {},
): CauseFinding => ({
  severity: "cause",
  kind,
  confidence: "inferred",
  likelihood: bounded(likelihood),
  ...about,
  figures,
});
