import type { Ending } from "./episode.ts";

/** Episodes that ended alike, with their lengths in steps. */
export type EndingGroup = { ending: Ending; count: number; shortest: number; longest: number; median: number };

/** First and last third of a curve. */
type Course = { first: number; last: number };

/** Why a training fails: the kinds that a cause has. What each means stands in `causeWords` (cause-text.ts). */
export const causes = [
  "never-reached",
  "reached-and-lost",
  "fell",
  "idled",
  "farmed",
  "ended-early",
  "exploited-physics",
  "dominates",
  "saturates",
  "fights",
  "floods",
  "misread",
  "budget-limited",
  "coverage-limited",
  "observation-limited",
  "noise",
] as const;
export type Cause = (typeof causes)[number];

/** Where in an evaluation episode it happened: steps `from` up to `to`, as those of a film are counted. */
export type FindingMoment = { seed: number; episode: number; from: number; to: number };

type Told = {
  /** Counted in episodes, inferred from a trend or a comparison, or not said (by version 0.1.0). */
  confidence: "counted" | "inferred" | "unstated";
  moments?: FindingMoment[];
};

/** Why a training failed: which term it is of, which other term or which field it is about, and its figures by their names. */
export type CauseFinding = Told & {
  severity: "cause";
  kind: Cause;
  /** 0…1: how well the evidence fits it. Causes are ordered by it. */
  likelihood: number;
  term?: string;
  other?: string;
  field?: string;
  figures: Record<string, number>;
};

/** `flat-fitness`: by the curves; `correlation-lost`: by episodes beside chance's; `blinded`: by what holds a term at its highest. */
export type HackSign = "flat-fitness" | "correlation-lost" | "blinded";

type Remark = Told & { severity: "alarm" | "note" } & (
    | { kind: "return-without-fitness"; figures: { return: Course; fitness: Course } }
    /** The reward is earned without the task: by what it was seen, and whose term or field it is where that is known. */
    | { kind: "hacked"; sign: HackSign; term?: string; field?: string; figures: Record<string, number> }
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
    /**
     * By a model of success that was fitted to `fitted` whole episodes: in each of these, the step after which success was less
     * likely, the log-ratio of success in the steps before and after it, and the fields that changed most there. `moments` say where.
     */
    | {
        kind: "decided";
        figures: {
          fitted: number;
          episodes: {
            step: number;
            length: number;
            before: number;
            after: number;
            fields: { field: string; before: number; after: number }[];
          }[];
        };
      }
    /** As version 0.1.0 wrote it. */
    | { kind: "text"; text: string }
  );

/**
 * One cause or alarm of the analyzer, as data: what it is, and the figures it rests on in full precision. Its sentence is made
 * where it is read (`findingText`). Alarms stand first, wherever findings are told; then the causes of a failure, the likeliest first;
 * then notes.
 */
export type Finding = CauseFinding | Remark;
