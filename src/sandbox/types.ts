import type { CandidateFailure } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";

/**
 * A rollout of `lanes` environments over `rows / lanes` steps, time-major: row = step × lanes + lane.
 *
 *     rows        t0·lane0  t0·lane1  t1·lane0  t1·lane1 …
 *     state       rows × state width     before the action
 *     action      rows × action width    as applied
 *     next        rows × state width     after the action (the terminal state where the episode ended)
 *     terminated  rows                   1 where the world ended the episode in this row (never for truncation)
 *     start       rows                   1 where this row is the first step of an episode
 *     time        rows                   seconds into the episode before the action
 *     memory      lanes × memory width   carried from the rollout before; reset to `initial` at every start
 */
export type RolloutBatch = {
  rows: number;
  lanes: number;
  state: Float64Array;
  action: Float64Array;
  next: Float64Array;
  terminated: Uint8Array;
  start: Uint8Array;
  time: Float64Array;
  memory: Float64Array;
};

/** Unweighted terms, rows × number of terms in column order of `weights`; `memory` to hand in with the next rollout. */
export type RolloutTerms = { kind: "terms"; terms: Float64Array; memory: Float64Array };

export type SandboxFailure = { kind: "failed"; failure: CandidateFailure };

/**
 * Runs one reward program at a time over rollout batches, out of reach of this process.
 * Whatever the program does comes back as data; after any failure nothing is loaded, and the next `load` has a fresh realm
 * (and a fresh process, where the program did more than throw or return no numbers).
 */
export type Sandbox = {
  load(reward: CompiledReward): Promise<{ kind: "loaded" } | SandboxFailure>;
  evaluate(batch: RolloutBatch): Promise<RolloutTerms | SandboxFailure>;
  close(): Promise<void>;
};
