import type { Candidate } from "./candidate.ts";
import type { ConstraintCheck } from "./constraint.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Finding } from "./finding.ts";
import type { Intervention } from "./intervention.ts";
import type { CandidateFailure, Outcome, TrainOutcome } from "./outcome.ts";
import type { SearchPlan } from "./plan.ts";
import type { RunSummary } from "./summary.ts";

/** What a run was asked for, by the names of its options, and the numbers that it was resolved to. */
export type AnnouncedConfig = { readonly plan?: SearchPlan; readonly [option: string]: unknown };

/** Which of the three disjoint seed pools a training belongs to. */
export type SeedPool = "search" | "selection" | "report";

/**
 * Everything that happens in a run, noun-verb, serialisable: terminal, file, page and tests read the same stream.
 * Large results are artifacts; events refer to them by path relative to the run folder and content hash.
 */
export type RunEvent =
  /** What is heeded of a person's words, and what they are measured by: not said by earlier versions. */
  | ({ type: "run-started"; run: string; config: AnnouncedConfig } & Pick<
      RunSummary,
      "measured" | "words" | "constraints"
    >)
  | { type: "generation-started"; generation: number; count: number }
  | {
      type: "candidate-proposed";
      generation: number;
      index: number;
      id: string;
      text: string;
      origin: Candidate["origin"];
      /** Where its generation has several groups, the name of its own. */
      group?: string;
    }
  /** `refusedBy`: the first stage of the critic that refused what was mended. */
  | { type: "candidate-repaired"; id: string; attempt: number; text: string; refusedBy?: string }
  | { type: "candidate-rejected"; id: string; diagnostics: Diagnostic[] }
  | { type: "training-started"; owner: string; pool: SeedPool; seed: number; job: string }
  | {
      type: "training-progressed";
      owner: string;
      pool: SeedPool;
      seed: number;
      steps: number;
      total: number;
      stepsPerSecond: number;
      fitness: number | null;
    }
  | {
      type: "training-ended";
      owner: string;
      pool: SeedPool;
      seed: number;
      job: string;
      outcome: TrainOutcome["kind"];
      fitness: number | null;
      success: number | null;
      /** Of training, those of this part alone. */
      environmentSteps: number;
      /** Of evaluation; runs that were recorded before it was counted do not say it. */
      evaluationSteps?: number;
      /** Of a training in parts: up to where, and from where it went on. */
      part?: { until: number | null; from: number | null };
      artifact: string;
      hash: string;
    }
  /** `owner` asked for a training that had been recorded for another with an equal program. */
  | { type: "training-shared"; owner: string; pool: SeedPool; seed: number; job: string }
  | {
      type: "candidate-evaluated";
      id: string;
      fitness: number | null;
      success: number | null;
      outcome: Outcome["kind"];
      /** With `failed`. */
      failure?: CandidateFailure;
      /** With `dropped`: at which rung, from 0. */
      rung?: number;
      /** With `screened`: by which screen, as whose equal, and the figures that it went by. */
      screened?: { by: string; twin?: string; figures: Record<string, number> };
      diagnosis: Diagnosis | null;
    }
  /**
   * What a screen had refused was trained all the same. `fitness`: what it came to, null where nothing did; `best`: the
   * highest of all that was trained until its generation ended. `wrong`: it would have been the best.
   */
  | { type: "screen-audited"; id: string; by: string; fitness: number | null; best: number | null; wrong: boolean }
  /** A candidate of the archive was trained on further search seeds; what it was before is forgotten. */
  | {
      type: "candidate-remeasured";
      id: string;
      seeds: number;
      fitness: number;
      success: number | null;
      diagnosis: Diagnosis | null;
    }
  /**
   * A kept policy was played again on the evaluation episodes of the training `job`, to see whether they keep these
   * constraints. `steps`: what was played, of environment steps; they count towards nothing.
   */
  | {
      type: "constraints-checked";
      owner: string;
      pool: SeedPool;
      seed: number;
      job: string;
      checks: ConstraintCheck[];
      steps: number;
    }
  /** The same, to see what it comes to by the factors that candidates are ranked by: means over those episodes. */
  | {
      type: "factors-measured";
      owner: string;
      pool: SeedPool;
      seed: number;
      job: string;
      values: { expression: string; value: number }[];
      steps: number;
    }
  /**
   * The worst training's policy of a candidate of `seeds` search seeds was played again, beside chance and what the environment's folder
   * shows: the alarms and the causes of its failure that are read from episodes alone. `steps`: what was played, which counts towards nothing. `read`: where a language model read its traces,
   * the causes among `findings` that it added, and how many were dropped since what they say of the data is not so; null: it said nothing that can be read.
   */
  | {
      type: "candidate-looked-into";
      id: string;
      seeds: number;
      findings: Finding[];
      steps: number;
      read?: { added: number; dropped: number } | null;
    }
  /**
   * The episode that a person was shown and marked was played again: what went on in the stretch lies in the artifact.
   * `unseen`: why there is nothing to see of it. `steps`: what was played, which counts towards nothing.
   */
  | ({ type: "mark-seen"; candidate: string; steps: number } & (
      | { artifact: string; hash: string }
      | { unseen: string }
    ))
  /**
   * What a person did before this generation; `taken`: the numbers of the inbox's messages that it came in. `part`: of
   * an extended run, of which part it is the first word; what was said when the part before it ended stands beside it.
   */
  | {
      type: "interventions-taken";
      generation: number;
      interventions: Intervention[];
      taken: number[];
      part?: number;
    }
  /** The process that carries the run out waits for what a person makes of this generation. */
  | { type: "person-asked"; generation: number }
  /** Another process asked for it, in the inbox's message with this number. */
  | { type: "stop-requested"; message: number }
  /**
   * An ended search goes on as part `part` (from 1): `after` generations had ended, up to `until` in all are wanted,
   * and what it claims is measured on the report pool `reportPool` (the run's first is 0), whose seeds these are.
   * `caps`: budgets that were given with it, by the names of their options.
   */
  | {
      type: "search-extended";
      part: number;
      after: number;
      until: number;
      reportPool: number;
      reportSeeds: number[];
      caps: Record<string, number>;
    }
  | {
      type: "generation-ended";
      generation: number;
      best: string | null;
      fitness: number | null;
      /** Trained candidates, best first, by which ranking, and how clear the first is; not said by version 0.1.0. */
      order?: string[];
      by?: string;
      reason?: string;
    }
  /** The search is over: its leaders train on selection seeds, then the best of them on report seeds. */
  | { type: "confirmation-started"; pool: "selection" | "report"; candidates: string[] }
  | { type: "model-requested"; key: string; label: string }
  | {
      type: "model-completed";
      key: string;
      label: string;
      kind: string;
      inputTokens: number;
      outputTokens: number;
      usd: number;
      cached: boolean;
      /** 0: it came in the request of another answer; left out: in one of its own. */
      calls?: 0;
    }
  /** A language model was asked whether the note in the inbox's message with this number contradicts an earlier one: in a sentence, null where it does not. */
  | { type: "note-checked"; message: number; against: string | null }
  | { type: "feedback-received"; text: string }
  | { type: "notice"; message: string }
  | { type: "run-ended"; status: RunSummary["status"]; summary: RunSummary };
