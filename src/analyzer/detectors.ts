import type { Finding } from "../core/finding.ts";
import { decidingSteps } from "./detectors/deciding-steps.ts";
import { blinded } from "./hacks/blinded.ts";
import { correlationLost } from "./hacks/correlation-lost.ts";
import { flatFitness } from "./hacks/flat-fitness.ts";
import { endings } from "./detectors/endings.ts";
import { hidden } from "./detectors/hidden.ts";
import { budget, coverage } from "./detectors/learning.ts";
import { misread } from "./detectors/misread.ts";
import { farming, idling } from "./detectors/motion.ts";
import { noise } from "./detectors/noise.ts";
import { observation } from "./detectors/observation.ts";
import { physics } from "./detectors/physics.ts";
import { saturation } from "./detectors/saturation.ts";
import { reach } from "./detectors/reach.ts";
import { wrongField } from "./detectors/wrong-field.ts";
import { weights } from "./detectors/weights.ts";
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
  noise,
  endings,
  reach,
  idling,
  farming,
  physics,
  weights,
  budget,
  coverage,
  saturation,
  misread,
  wrongField,
  observation,
  hidden,
];

export const findingsOf = (evidence: OutcomeEvidence | EpisodeEvidence): Finding[] => runDetectors(detectors, evidence);
