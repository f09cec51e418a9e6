import type { Diagnosis } from "../core/diagnosis.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { Explanation } from "../core/explanation.ts";
import type { Finding } from "../core/finding.ts";
import type { SeedPool } from "../core/events.ts";
import type { Film } from "../core/film.ts";
import type { HalfPage } from "../core/half-page.ts";
import type { Outcome } from "../core/outcome.ts";
import type { EarlierClaim, RunSummary, ScoredReference } from "../core/summary.ts";

/** A row of the score table; `score` is null where it was not measured, `reason` then says why. */
export type ScoreRow = {
  name: string;
  kind: "best" | "reference";
  score: ScoredReference;
};

/**
 * Fitness of the training episodes against environment steps: mean over seeds and its 95 % bootstrap interval, null
 * below three seeds; of two the line of each.
 */
export type LearningCurve = {
  name: string;
  kind: "best" | "reference";
  seeds: number;
  pool: "report" | "search";
  points: { steps: number; mean: number; low: number | null; high: number | null }[];
  each: (readonly (readonly [steps: number, fitness: number])[])[];
};

export type CandidateCard = {
  id: string;
  generation: number;
  operator: string;
  parents: string[];
  note: string;
  /** The program's text as it was last, or what the designer sent. */
  text: string;
  repairs: number;
  /** `pending` where the run stopped before it was decided. */
  outcome: Outcome["kind"] | "pending";
  /** As the log says it, e.g. "failed: timeout". */
  outcomeText: string;
  /** Of the search seeds; null unless trained. */
  fitness: number | null;
  success: number | null;
  diagnosis: Diagnosis | null;
  /** What playing its policy again found besides; null where nobody looked. */
  looked: readonly Finding[] | null;
  /** Half a page on its trainings on search seeds; of the highest alone, left out of others. */
  page?: HalfPage;
  diagnostics: Omit<Diagnostic, "severity">[];
  /** What was sent back to the designer before it, oldest first. */
  refusals: Refusal[];
};

/** A program that the critic refused, and why. */
export type Refusal = { attempt: number; text: string; diagnostics: Omit<Diagnostic, "severity">[] };

/** One term of the best reward, with its figures over the evaluation episodes of the trainings that its score is of. */
export type TermRow = {
  name: string;
  mean: number;
  min: number;
  max: number;
  /** 0…1 */
  share: number;
  /** The analyzer's, of the search training: what the designer was told. */
  verdict: string | null;
  /** Mean per step at the checkpoints, over the same trainings as the figures. */
  curve: number[];
};

/** `values`: one a seed, or the mean of its search seeds. */
export type ChoiceRow = { name: string; kind: "best" | "candidate" | "reference"; values: readonly number[] };

/** How the best was chosen: what was measured in each pool that the run had, by what scores are told by. */
export type Choice = {
  by: "fitness" | "success";
  stages: { pool: SeedPool; rows: ChoiceRow[] }[];
};

export type ReportData = {
  /** Name of the run folder. */
  run: string;
  /** Where it is known. */
  measured: NonNullable<RunSummary["measured"]> | null;
  /** What the person said, where they said something else, and whether a designer read it. */
  words: NonNullable<RunSummary["words"]> | null;
  /** What every reward was to keep, and who kept it. */
  constraints: NonNullable<RunSummary["constraints"]>;
  environment: string;
  task: string;
  designer: string;
  strategy: string;
  seed: number | null;
  started: string | null;
  status: RunSummary["status"] | "running";
  deterministic: boolean;
  films: Film[];
  /** What came of it; null where it is not known. */
  behaviour: NonNullable<RunSummary["behaviour"]> | null;
  /**
   * The command that plays the best, from who knows where the person stands; null where it is not known or nothing to
   * play.
   */
  watch: string | null;
  /** The command that prints half a page on a candidate, causes looked for; null where it is not known. */
  show: string | null;
  scores: ScoreRow[];
  /** What stands in the way of reading the scores as they are. */
  warnings: string[];
  /** Of an extended run, oldest first. */
  earlierClaims: EarlierClaim[];
  /** What searching was worth, a sentence each. */
  lift: string[];
  humanNormalized: number | null;
  humanNormalizedReason: string | null;
  /** False where the best's score is the search's own and not a claim. */
  confirmed: boolean;
  curves: LearningCurve[];
  candidates: CandidateCard[];
  best: {
    id: string;
    source: string;
    terms: TermRow[];
    findings: string[];
    /** What its terms and findings are of. */
    evidence: { pool: "report" | "search"; seeds: number; episodes: number; exploring: number };
    /** Why it was taken, in sentences. */
    reasons: string[];
    /** Null where there was nothing to choose among. */
    choice: Choice | null;
    /** What `explain` found of it; left out where it was not asked. */
    explanation?: Explanation;
  } | null;
  spent: RunSummary["spent"] | null;
  seconds: number | null;
  notices: string[];
  feedback: string[];
  reproduce: { command: string | null; facts: { name: string; value: string }[] };
};
