import type { Origin } from "../candidate.ts";
import type { ConstraintCheck } from "../constraint.ts";
import type { Diagnosis } from "../diagnosis.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { AnnouncedConfig, RunEvent, SeedPool } from "../events.ts";
import type { Finding } from "../finding.ts";
import type { Intervention } from "../intervention.ts";
import type { CandidateFailure, Outcome } from "../outcome.ts";
import type { SearchPlan } from "../plan.ts";
import type { RunSummary, Spend } from "../summary.ts";

type Event<Type extends RunEvent["type"]> = Extract<RunEvent, { type: Type }>;

/** An ended training as its owner has it, also where an equal program had been trained for another before. */
export type TrainingView = Omit<Event<"training-ended">, "type" | "owner"> & {
  /** Who else it was trained for; null where it was trained for this owner. */
  sharedFrom: string | null;
  /** Which part of an extended run asked for it, from 0. */
  during: number;
};

/** A training under way, by the last that was heard of it; `total` is 0 before that. */
export type RunningTraining = { owner: string; pool: SeedPool; seed: number; job: string; during: number } & Pick<
  Event<"training-progressed">,
  "steps" | "total" | "stepsPerSecond"
>;

export type CandidateView = {
  id: string;
  generation: number;
  index: number;
  /** Where its generation had several. */
  group: string | null;
  origin: Origin;
  /** As it was sent last. */
  text: string;
  repairs: { attempt: number; refusedBy: string | null }[];
  /** What the critic had against it in the end, where it was refused. */
  diagnostics: Diagnostic[];
  /** `pending` until it is decided. */
  outcome: Outcome["kind"] | "pending";
  failure: CandidateFailure | null;
  /** Where it was dropped, from 0. */
  rung: number | null;
  /** By which screen it was refused, and as whose equal. */
  screened: Event<"candidate-evaluated">["screened"] | null;
  /** It was refused by a screen and trained to see whether that was right. */
  audited: boolean;
  /** Means over its search seeds; null unless trained to the end. */
  fitness: number | null;
  success: number | null;
  diagnosis: Diagnosis | null;
  /** What playing its policy again found besides; null where nobody looked. */
  looked: readonly Finding[] | null;
  /** How many search seeds it was measured on again; 0 where it never was. */
  remeasured: number;
};

/**
 * The trained candidates, best first, as the search's ranking put them when its last generation ended; version 0.1.0
 * said no reason.
 */
export type Standing = { generation: number; order: readonly string[]; by: string; reason: string | null };

/** The best of the search so far, with why it is. Scores are of search seeds: noisy, and no claim. */
export type BestSoFar = { id: string; fitness: number; success: number | null; reason: string };

/** One call of a language model; `answer` is null until it came. */
export type CallView = { label: string; answer: Omit<Event<"model-completed">, "type" | "key" | "label"> | null };

/** Everything that the log says of a run, as plain data. */
export type RunView = {
  /** `starting` before its first event; whether one that is `running` has a living process, a log cannot say. */
  status: "starting" | "running" | RunSummary["status"];
  run: string | null;
  config: AnnouncedConfig | null;
  /** As it was resolved when the run began, with as many generations as an extension asked for. */
  plan: SearchPlan | null;
  /** The last that was begun, from 1; 0 before. */
  generation: number;
  generationsEnded: number;
  /** In order of proposal. */
  candidates: Readonly<Record<string, CandidateView>>;
  /** By owner: a candidate's id, or `reference:human`. */
  trainings: Readonly<Record<string, readonly TrainingView[]>>;
  /** By job. */
  running: Readonly<Record<string, RunningTraining>>;
  /** By job of the training: whether its evaluation episodes keep the constraints, by constraint. */
  checks: Readonly<Record<string, readonly ConstraintCheck[]>>;
  standing: Standing | null;
  best: BestSoFar | null;
  spent: Spend;
  /** Programs that a stage of the critic refused, mended ones included, by stage. */
  refused: Readonly<Record<string, number>>;
  /** Programs that were not trained, by the screen that refused them, and what an audit found of those that were. */
  screened: Readonly<Record<string, { refused: number; audited: number; wrong: number }>>;
  /** Of the current part: who was trained on selection seeds, and who on report seeds, the last one to be confirmed. */
  confirmation: Readonly<Record<"selection" | "report", readonly string[]>>;
  extensions: readonly Event<"search-extended">[];
  interventions: readonly {
    generation: number;
    part: number;
    interventions: readonly Intervention[];
    /** Numbers of the messages that they came in, and of those that were passed over. */
    taken: readonly number[];
  }[];
  /** After which generation a person was asked who has not answered yet; null where nobody is waited for. */
  asked: number | null;
  /** Numbers of the messages that asked the process that carries it out for a stop. */
  stops: readonly number[];
  /** What the note in a message of the inbox contradicts, by the message's number. */
  contradictions: Readonly<Record<number, string>>;
  notices: readonly string[];
  feedback: readonly string[];
  calls: Readonly<Record<string, CallView>>;
  /** What each part that has ended came to, oldest first. */
  summaries: readonly RunSummary[];
};
