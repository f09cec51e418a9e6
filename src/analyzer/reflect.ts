import type { EpisodeOutcome, TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import { renderDiagnosis } from "../designer/reflection.ts";
import { diagnose } from "./diagnose.ts";

/** The reflection text of a candidate's trainings: what `show` and `evaluate` print is what a designer reads. */
export const reflect = (training: {
  reward: CompiledReward;
  results: readonly TrainingResult[];
  episodes: readonly EpisodeOutcome[];
}): string => renderDiagnosis(diagnose(training));
