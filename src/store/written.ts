import type { Diagnosis } from "../core/diagnosis.ts";
import type { RunEvent } from "../core/events.ts";
import type { Finding } from "../core/finding.ts";
import type { FailureReason } from "../core/outcome.ts";
import type { RunSummary } from "../core/summary.ts";
import type { LogRecord } from "./record.ts";
import type { RunDocument } from "./run-store.ts";

/*
 * What stands in a run folder, whichever version wrote it. docs/run-folder.schema.json is made of these types, its
 * descriptions of their comments: `npm run docs`.
 */

type Of<Type extends RunEvent["type"]> = Extract<RunEvent, { type: Type }>;

/** A finding of version 0.1.0 was a sentence, an alarm by its first word. */
type WrittenDiagnosis = (Omit<Diagnosis, "findings"> & { findings: (Finding | string)[] }) | null;

type Best = NonNullable<RunSummary["best"]>;

/** `summary.json`, and what `run --json` prints. */
export type SummaryFile = Omit<RunSummary, "best"> & {
  /** The reward that is claimed, and its scores; version 0.1.0 said whose seeds they are of by a notice alone. */
  best: (Omit<Best, "pool"> & Partial<Pick<Best, "pool">>) | null;
};

/** `run.json`: who the run is, and what it ran on. */
export type RunFile = RunDocument;

/** An event as a log of any version holds it; `upgradeEvent` gives it as this version's. */
export type WrittenEvent =
  | Exclude<RunEvent, { type: "candidate-evaluated" | "candidate-remeasured" | "run-ended" }>
  | (Omit<Of<"candidate-evaluated">, "outcome" | "diagnosis"> & {
      /** Version 0.1.0 said a failure's reason here. */
      outcome: Of<"candidate-evaluated">["outcome"] | `failed: ${FailureReason}`;
      diagnosis: WrittenDiagnosis;
    })
  | (Omit<Of<"candidate-remeasured">, "diagnosis"> & { diagnosis: WrittenDiagnosis })
  | (Omit<Of<"run-ended">, "summary"> & { summary: SummaryFile });

/** One line of events.jsonl. */
export type EventLine = LogRecord<WrittenEvent> & {
  /**
   * Chains this line to the one before.
   * @pattern ^[0-9a-f]{32}$
   */
  sum: string;
};
