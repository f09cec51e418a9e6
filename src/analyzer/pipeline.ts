import type { Finding } from "../core/finding.ts";
import type { Detector, EpisodeEvidence, OutcomeEvidence } from "./types.ts";

const isLookedAt = (evidence: OutcomeEvidence | EpisodeEvidence): evidence is EpisodeEvidence => "own" in evidence;

const rank: Record<Finding["severity"], number> = { alarm: 0, cause: 1, note: 2 };

/** Of one kind about one term the likeliest is told, whichever detectors saw it. */
const once = (findings: readonly Finding[]): Finding[] => {
  const told = new Set<string>();
  return findings.filter((finding) => {
    if (finding.severity !== "cause") return true;
    const subject = `${finding.kind} ${finding.term}`;
    return !told.has(subject) && told.add(subject);
  });
};

const likelihoodOf = (finding: Finding): number => (finding.severity === "cause" ? finding.likelihood : 0);

/** Runs those detectors that the evidence is enough for. Alarms first, then causes, the likeliest first, then notes as they were found. */
export const runDetectors = (
  detectors: readonly Detector[],
  evidence: OutcomeEvidence | EpisodeEvidence,
): Finding[] => {
  const found = detectors.flatMap((detector) => {
    if (detector.over === "outcomes") return detector.find(evidence);
    return isLookedAt(evidence) ? detector.find(evidence) : [];
  });
  const ordered = found.toSorted(
    (left, right) => rank[left.severity] - rank[right.severity] || likelihoodOf(right) - likelihoodOf(left),
  );
  return once(ordered);
};
