import type { Ending } from "./episode.ts";

/** Episodes that ended alike, with their lengths in steps. */
export type EndingGroup = { ending: Ending; count: number; shortest: number; longest: number; median: number };

/** First and last third of a curve. */
type Course = { first: number; last: number };

/**
 * Why a training fails, one kind a row, with what must be true of its episodes, curves or terms for the kind to be the right
 * name: the words that the planted programs were labelled by (bench/planted/labels.ts) before anything looked for them. How a
 * report says it stands in `causeWords` (cause-text.ts).
 */
export const causes = [
  /** The reward leads elsewhere or stops short: what the task asks for is entered in hardly any evaluation episode, though the policy moves, lasts and gathers its reward. */
  "never-reached",
  /** Most evaluation episodes are where the task wants them at some moment and do not stay, since staying pays nothing or passing pays as well. */
  "reached-and-lost",
  /** The world ends most evaluation episodes early by a fall that pays nothing, in a phase that the reward does not look after. */
  "fell",
  /** The policy keeps still, or nearly, from the start to the clock's end: whatever it could do costs more than it brings. */
  "idled",
  /** A term pays again and again for going to and fro (or for lingering beside the goal), more than doing the task would. */
  "farmed",
  /** The episode is ended on purpose, sooner than acting at random would: a step costs more than it brings, so none is best. */
  "ended-early",
  /** The return comes from what the simulator allows and nobody meant: resting against a stop, whirling at the limit of a rate, rolling over. */
  "exploited-physics",
  /** One term is worth so much more than what the task is about that the policy does what that term wants alone. */
  "dominates",
  /** The term that should lead is at its bound in nearly every step that is met, so it does not tell steps apart. */
  "saturates",
  /** Two terms pull to different places, and the policy settles between them, where neither is had. */
  "fights",
  /** A payment that is nearly the same in every step makes nearly all of the return; what tells steps apart drowns in it. */
  "floods",
  /** A term reads another field than it means, with the wrong sign, from the wrong zero or in another unit: its own wish is granted, which is not the task's. */
  "misread",
  /** Fitness still rises at the end of the training: the reward is right and the steps too few. */
  "budget-limited",
  /** What the reward pays for is met in hardly any episode of the training, so there was nothing to learn from. */
  "coverage-limited",
  /** What the reward asks cannot be told from what the policy sees: the same observation is paid in opposite ways. */
  "observation-limited",
  /** Seeds disagree: the same reward does the task with one and not with another. */
  "noise",
] as const;
export type Cause = (typeof causes)[number];

/** Where in an evaluation episode it happened: steps `from` up to `to`, as those of a film are counted. */
export type FindingMoment = { seed: number; episode: number; from: number; to: number };

type Told = {
  /** Counted in episodes, inferred from a trend or a comparison, read by a language model whose numbers are so, or not said (by version 0.1.0). */
  confidence: "counted" | "inferred" | "read" | "unstated";
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
