import type { Diagnosis } from "../core/diagnosis.ts";
import type { RunEvent } from "../core/events.ts";
import type { Finding } from "../core/finding.ts";
import type { FailureReason } from "../core/outcome.ts";

type Told = Extract<RunEvent, { type: "candidate-evaluated" | "candidate-remeasured" }>;

/** A finding was a sentence, an alarm by its first word. */
const upgradeFinding = (finding: Finding | string): Finding =>
  typeof finding === "string"
    ? {
        kind: "text",
        severity: finding.startsWith("Alarm") ? "alarm" : "note",
        confidence: "unstated",
        text: finding,
      }
    : finding;

const upgradeDiagnosis = (diagnosis: Diagnosis | null): Diagnosis | null =>
  diagnosis && { ...diagnosis, findings: diagnosis.findings.map(upgradeFinding) };

/** A candidate's failure stood in its outcome ("failed: timeout"). */
const upgradeOutcome = (event: Told): Told => {
  if (event.type !== "candidate-evaluated") return event;
  const [outcome, reason] = (event.outcome as string).split(": ", 2);
  if (reason === undefined) return event;
  return {
    ...event,
    outcome: outcome as typeof event.outcome,
    failure: { reason: reason as FailureReason, message: reason },
  };
};

/** An event as this version reads it; the only place that knows how version 0.1.0 wrote its own. */
export const upgradeEvent = (event: RunEvent): RunEvent =>
  event.type === "candidate-evaluated" || event.type === "candidate-remeasured"
    ? upgradeOutcome({ ...event, diagnosis: upgradeDiagnosis(event.diagnosis) })
    : event;
