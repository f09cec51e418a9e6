import type { Brief } from "./brief.ts";
import type { Proposal } from "./candidate.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { DistanceJob, FramesJob, LookJob, ProbeJob, TrainJob } from "./job.ts";
import type { RunEvent } from "./events.ts";
import type { DistanceOutcome, FramesOutcome, LookOutcome, ProbeOutcome, TrainOutcome } from "./outcome.ts";
import type { CompiledReward } from "./program.ts";

/** Writes reward programs. A bad idea is data for the critic; only what the system cannot do is thrown. */
export type Designer = {
  readonly name: string;
  /**
   * `count` texts, independent of each other, by sample; null or fewer only where the designer was refused some (each said as
   * a notice by its model seam) or has no more. `arrived` is told each as it comes, in any order, so that nothing waits for
   * the others; a designer that makes all at once need not call it.
   */
  propose(
    brief: Brief,
    count: number,
    arrived?: (sample: number, proposal: Proposal) => void,
  ): Promise<(Proposal | null)[]>;
  /** The same proposal mended after the critic's diagnostics; `attempt` from 1. A designer that cannot repair leaves this out. */
  repair?(options: {
    brief: Brief;
    index: number;
    attempt: number;
    proposal: Proposal;
    diagnostics: Diagnostic[];
  }): Promise<Proposal>;
};

/** One stage between text and training, over a program as `reward/` parses it. Never throws for what the program does wrong. */
export type CriticStage<Program> = {
  readonly name: string;
  check(program: Program, context: CriticContext): Promise<Diagnostic[]>;
};

/** All stages in order. `reward` is null where an error stands among the diagnostics. */
export type Critic = {
  review(text: string, context: CriticContext): Promise<{ reward: CompiledReward | null; diagnostics: Diagnostic[] }>;
};

export type CriticContext = {
  /** Runs the program over stored rollouts; absent where no executor is at hand (the stage then reports `skipped`). */
  probe?: (reward: CompiledReward) => Promise<ProbeOutcome>;
  /** Told where a stage failed over the program (which it refuses): for the log. */
  onFault?: (fault: { stage: string; message: string }) => void;
  /** Reads the program with a language model; absent where none is wired. */
  critique?: (source: string) => Promise<Diagnostic[]>;
  /** Rules that are off unless a person asks for them, and are to be on here. */
  asked?: ReadonlySet<string>;
};

/** Where a program stands that is read: `repair` counts the times it was mended before. */
export type CritiquePlace = { generation: number; sample: number; repair: number };

/** A second reader of programs that no stage refused. */
export type Critique = {
  (source: string, place: CritiquePlace): Promise<Diagnostic[]>;
  /** Several programs in one question, at most `atOnce`; the place is the first one's. What is found of each, in order. */
  together?(sources: readonly string[], place: CritiquePlace): Promise<Diagnostic[][]>;
  atOnce?: number;
};

export type JobProgress = { steps: number; total: number; stepsPerSecond: number; fitness: number | null };

/** Where jobs run. The same job may be given twice; its result is the same. */
export type Executor = {
  train(
    job: TrainJob,
    options?: {
      /** The job has its turn; again where it is tried again. */
      onStarted?: () => void;
      onProgress?: (progress: JobProgress) => void;
      signal?: AbortSignal;
      /** Before those that wait with a lower one, where the line can; left out: 0. It decides no result. */
      priority?: number;
    },
  ): Promise<TrainOutcome>;
  probe(job: ProbeJob): Promise<ProbeOutcome>;
  /** Ends every process; no job survives it. */
  close(): Promise<void>;
};

/** Where policies are played to be looked at. */
export type Looker = { look(job: LookJob): Promise<LookOutcome> };

/** Where worlds draw what was played in them. */
export type Drawer = { frames(job: FramesJob): Promise<FramesOutcome> };

/** Where rewards are held against each other. */
export type Comparer = { distance(job: DistanceJob): Promise<DistanceOutcome> };

/** Who asks, for logs and for replay by role. */
export type CompletionLabel = { role: string; generation: number; sample: number; repair: number };

export type Message = { role: "system" | "user" | "assistant"; content: string };

export type CompletionRequest = {
  model: string;
  messages: Message[];
  temperature: number;
  maxTokens: number;
  label: CompletionLabel;
  /** Answers wanted of this one request; left out: one. Between `withAlike` and the client alone, in no record and no key. */
  choices?: number;
};

/**
 * What came of a request that was answered. All but `text` are the model's fault, not the system's: the proposal fails,
 * the run goes on. Quota, key and exhausted retries are thrown as RewardsmithError.
 */
export type Completion = {
  kind: "text" | "truncated" | "refused" | "filtered" | "empty" | "malformed";
  text: string;
  /** What was odd, in words fit for a person and for the next prompt; only where `kind` is not `text`. */
  detail?: string;
  inputTokens: number;
  outputTokens: number;
  usd: number;
  cached: boolean;
  /** Requests that it took: 0 for one that came in the request of another. Left out: one. */
  calls?: 0;
  /**
   * Of a request for several answers: the others, whose tokens and dollars are in the first; null for half an answer, which
   * is to be asked for by itself. Never in a record.
   */
  others?: (Completion | null)[];
};

export type LanguageModel = {
  complete(request: CompletionRequest): Promise<Completion>;
  /**
   * Answers to one question, one a label, each as it comes: in as few requests as the server lets them be. Left out
   * where each is asked for by itself.
   */
  completeAlike?(request: Omit<CompletionRequest, "label">, labels: readonly CompletionLabel[]): Promise<Completion>[];
};

/**
 * The run folder. `events.jsonl` is the truth: a run is resumed by running the same search again, every effect that was
 * recorded answered from the log. So effects go through `once`, keyed by what they are, never by when they happened.
 */
export type Store = {
  /** Absolute path of the run folder. */
  readonly folder: string;
  /** The recorded event with this key; or else runs the effect, makes its event durable and returns it. Concurrent calls with one key share one effect. */
  once<Event extends RunEvent>(key: string, effect: () => Promise<Event>): Promise<Event>;
  /** An event that nothing depends on (progress): appended without waiting for the disk. */
  note(event: RunEvent): void;
  /** Recorded events in order. */
  events(): readonly RunEvent[];
  /** Every event from now on, recorded or noted, also those answered from the log (`replayed`). Returns the way to stop listening. */
  subscribe(listener: (event: RunEvent, replayed: boolean) => void): () => void;
  /** Writes under the run folder (temp file, flush, rename) and returns the content's SHA-256. */
  write(path: string, content: string | Uint8Array): Promise<string>;
  /** Reads back; with `hash`, refuses content that is not what was written. */
  read(path: string, hash?: string): Promise<string>;
  close(): Promise<void>;
};
