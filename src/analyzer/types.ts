import type { Diagnosis, TermDiagnosis } from "../core/diagnosis.ts";
import type { Finding } from "../core/finding.ts";
import type { EpisodeOutcome, LookOutcome, TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { StoredEpisode } from "../core/trajectory.ts";

/** What trainings of one reward came to, as it lies in the parent process. */
export type OutcomeEvidence = {
  results: readonly TrainingResult[];
  /** The own evaluation episodes and those of others in the same search. */
  seen: readonly EpisodeOutcome[];
  /** Of these the random policy's; empty where none were played. */
  random: readonly EpisodeOutcome[];
  /** Whole episodes of others in the same search; left out where none are known. */
  whole?: readonly StoredEpisode[];
  /** Averaged over the trainings. */
  curve: Diagnosis["curve"];
  /** Empty where only episodes are known. */
  terms: readonly TermDiagnosis[];
};

/**
 * Episodes that a look job played, all with fitness, success and return under the reward in question (`values[0]` is the task's, with a
 * value of each of `pieces` pieces), and of the first few states, actions, terms and observations step by step.
 */
export type LookedAt = Omit<Extract<LookOutcome, { kind: "looked" }>, "recording"> & {
  recording: NonNullable<Extract<LookOutcome, { kind: "looked" }>["recording"]>;
};

/** What is known besides once policies were played again. */
export type EpisodeEvidence = OutcomeEvidence & {
  reward: Pick<CompiledReward, "source" | "weights" | "initial" | "composition" | "sparse">;
  spec: EnvironmentSpec;
  /** A training's evaluation episodes each, in the order of `results`; trainings may be left out. */
  own: readonly (LookedAt & { seed: number })[];
  /** The random policy's, under the same reward. */
  byChance: LookedAt;
  /** What scripts and the environment's demonstrations do, under the same reward: where somebody succeeds, it is among these. */
  shown: LookedAt;
};

/**
 * One small reading of the evidence: pure, total (no training, no episode, an episode of one step), its findings plain data without NaN. `over`
 * says where it runs: over the outcomes, in the parent, of every candidate; or over episodes, of those alone that a look job played again
 * (whom a search builds upon, whom a person asks about).
 */
export type Detector = { readonly name: string } & (
  | { readonly over: "outcomes"; find(evidence: OutcomeEvidence): Finding[] }
  | { readonly over: "episodes"; find(evidence: EpisodeEvidence): Finding[] }
);
