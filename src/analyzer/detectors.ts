import type { Finding } from "../core/finding.ts";
import { decidingSteps } from "./detectors/deciding-steps.ts";
import { blinded } from "./hacks/blinded.ts";
import { correlationLost } from "./hacks/correlation-lost.ts";
import { flatFitness } from "./hacks/flat-fitness.ts";
import { outcomeDetectors } from "./findings.ts";
import { runDetectors } from "./pipeline.ts";
import type { Detector, EpisodeEvidence, OutcomeEvidence } from "./types.ts";

/** All of the analyzer's; a new one is a file in `detectors/` and a line here. */
export const detectors: readonly Detector[] = [
  ...outcomeDetectors,
  flatFitness,
  correlationLost,
  blinded,
  decidingSteps,
];

export const findingsOf = (evidence: OutcomeEvidence | EpisodeEvidence): Finding[] => runDetectors(detectors, evidence);
