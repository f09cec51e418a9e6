import type { Cause, CauseFinding } from "../../core/finding.ts";
import { readingOf, type Reading } from "../reading.ts";
import type { Detector, EpisodeEvidence } from "../types.ts";

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

/** A detector over the episodes of trainings that fail; of others there is nothing to explain. */
export const overFailures = (
  name: string,
  find: (reading: Reading, evidence: EpisodeEvidence) => CauseFinding[],
): Detector => ({
  name,
  over: "episodes",
  find(evidence) {
    const reading = readingOf(evidence);
    return reading === null ? [] : find(reading, evidence);
  },
});
