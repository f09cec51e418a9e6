import type { Finding } from "../../../core/finding.ts";
import { findingText } from "../../../core/finding-text.ts";
import type { CandidateView } from "../../../core/run-view/types.ts";
import type { FindingEntry } from "./types.ts";

const order: readonly Finding["severity"][] = ["alarm", "cause", "note"];

/** What was found while its policy was played again, then what its trainings alone say; alarms first. */
export const findingsOf = ({ looked, diagnosis }: Pick<CandidateView, "looked" | "diagnosis">): FindingEntry[] => {
  const told = [...(looked ?? []), ...(diagnosis?.findings ?? [])].map((finding) => ({
    severity: finding.severity,
    kind: finding.kind,
    confidence: finding.confidence,
    text: findingText(finding),
    moments: finding.moments ?? [],
  }));
  return [...new Map(told.map((entry) => [entry.text, entry])).values()].sort(
    (left, right) => order.indexOf(left.severity) - order.indexOf(right.severity),
  );
};

export const isHacked = (findings: readonly FindingEntry[]): boolean =>
  findings.some(
    ({ severity, kind }) => severity === "alarm" && (kind === "hacked" || kind === "return-without-fitness"),
  );
