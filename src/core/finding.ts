import type { Ending } from "./episode.ts";

/** Episodes that ended alike, with their lengths in steps. */
export type EndingGroup = { ending: Ending; count: number; shortest: number; longest: number; median: number };

/** First and last third of a curve. */
type Course = { first: number; last: number };

/**
 * One cause or alarm of the analyzer, as data: what it is, and the figures it rests on in full precision. Its sentence is made
 * where it is read (`findingText`).
 */
export type Finding = {
  /** An alarm stands first, wherever findings are told. */
  severity: "alarm" | "note";
  /** Counted in episodes, inferred from a trend or a comparison, or not said (by version 0.1.0). */
  confidence: "counted" | "inferred" | "unstated";
} & (
  | { kind: "return-without-fitness"; figures: { return: Course; fitness: Course } }
  | { kind: "return-not-raised"; figures: { return: Course } }
  | { kind: "peak-lost"; figures: { peak: number; steps: number; end: number } }
  | { kind: "coverage-limited"; figures: { episodes: number; fitness: number } }
  | { kind: "equal-fitness"; figures: { fitness: number } }
  /** `of`: those that failed or succeeded, where there are both; all alike, or not judged by success. */
  | {
      kind: "endings";
      of: "failed" | "successful" | "all-failed" | "all-successful" | "unjudged";
      figures: { episodes: number; count: number; groups: EndingGroup[] };
    }
  | { kind: "physics-invalid"; figures: { episodes: number; invalid: number } }
  /** `split`: what tells the two sides apart; `owner`: of this training, or of all that was seen. */
  | {
      kind: "end-differences";
      split: "success" | "fitness";
      owner: "own" | "seen";
      figures: { fields: { field: string; worse: number; better: number }[] };
    }
  | { kind: "seed-scores"; figures: { fitness: number[] } }
  /** As version 0.1.0 wrote it. */
  | { kind: "text"; text: string }
);
