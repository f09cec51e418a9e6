import type { SeedPool } from "../../../core/events.ts";
import type { Finding, FindingMoment } from "../../../core/finding.ts";
import type { EpisodeTrace } from "../../../core/half-page.ts";
import type { KeptBy, RunSummary } from "../../../core/summary.ts";
import type { CandidateView } from "../../../core/run-view/types.ts";
import type { LearningCurve, Refusal, TermRow } from "../../../report/types.ts";
import type { CodeLine, DiffRow } from "../code.ts";

/** Scores of one pool's seeds, which are never mixed with another's: a search's are noisy and what it chose by. */
export type PoolScore = {
  pool: SeedPool;
  fitness: number;
  /** 95 % over seeds; null below three. */
  interval: readonly [number, number] | null;
  success: number | null;
  seeds: { seed: number; fitness: number; success: number | null }[];
};

/** What changed from one candidate to another: `rows` is null where the programs are too long for it. */
export type Change = {
  from: string;
  to: string;
  fitness: readonly [from: number | null, to: number | null];
  operator: string;
  note: string;
  rows: DiffRow[] | null;
};

export type FindingEntry = {
  severity: Finding["severity"];
  kind: Finding["kind"];
  confidence: Finding["confidence"];
  text: string;
  moments: readonly FindingMoment[];
};

/** Over the training, means over the seeds of `pool`. */
export type Learning = {
  pool: SeedPool;
  seeds: number;
  steps: number[];
  fitness: LearningCurve["points"];
  /** The reward's own return and the length of episodes. */
  return: number[];
  length: number[];
};

export type TermEntry = TermRow & { weight: number | null };

export type ConstraintEntry = Pick<
  NonNullable<RunSummary["constraints"]>[number],
  "text" | "expression" | "since" | "lifted"
> & { kept: (Pick<KeptBy, "pool"> & { isKept: boolean; text: string })[] };

/** A question to a language model about this candidate, as it stands in the run's `model/`. */
export type Asked = { key: string; label: string; attempt: number; tokens: readonly [number, number]; usd: number };

export type Relative = Pick<CandidateView, "id" | "fitness" | "outcome">;

/** Everything of one candidate but its prompts and its episodes, which are asked for by themselves. */
export type CandidateDetail = Pick<
  CandidateView,
  "id" | "generation" | "group" | "outcome" | "fitness" | "success" | "remeasured"
> & {
  outcomeText: string;
  operator: string;
  note: string;
  /** Of other runs, or of none that is known, by name alone. */
  parents: { id: string; known: Relative | null }[];
  children: Relative[];
  isBest: boolean;
  /** Why the search holds it best. */
  reason: string | null;
  /** Among those trained to the end, by the search's order. */
  place: { rank: number; of: number } | null;
  scores: PoolScore[];
  code: CodeLine[];
  /** Against each parent. */
  changes: Change[];
  /** From its first ancestor through it to the best, where it is on that line; else to it. */
  line: { toBest: boolean; steps: Change[] };
  terms: TermEntry[];
  learning: Learning | null;
  traces: EpisodeTrace[];
  /** Alarms, causes, notes. */
  findings: FindingEntry[];
  /** Of a reward that is earned without the task. */
  hacked: boolean;
  /** Nobody played its policy again to look for causes. */
  unlooked: boolean;
  /** Above its causes: how far they can be trusted. */
  caution: string;
  lesson: string | null;
  constraints: ConstraintEntry[];
  diagnostics: Refusal["diagnostics"];
  refusals: (Omit<Refusal, "text"> & { code: CodeLine[] })[];
  asked: Asked[];
};
