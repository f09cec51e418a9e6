import type { ProgressTrace } from "./progress-trace.ts";
import type { Spend } from "./summary.ts";
import type { Effects } from "./term-effect.ts";

/** Something that happened to a term in the candidate `id`. */
export type TermStep = { id: string; operator: string; note: string } & (
  | { kind: "new" | "rewritten" }
  | { kind: "renamed"; from: string }
  | { kind: "weighed"; from: number; to: number }
);

/** Where a term comes from, oldest first: what made it, and what was made of it. */
export type TermLineage = { term: string; steps: TermStep[] };

/** `explanation.json`, and what `explain --json` prints (docs/explain.md). */
export type Explanation = Effects & {
  run: string;
  candidate: string;
  environment: string;
  task: string;
  status: "completed" | "budget";
  /** Which budget stopped it, with status `budget`. */
  stoppedBy?: string;
  lineage: TermLineage[];
  /** Of the worst of its own evaluation episodes on these seeds; null where there was nobody to ask. */
  progress: ProgressTrace | null;
  /** Of this explanation alone; trainings that the run had recorded cost nothing again. */
  spent: Pick<Spend, "trainings" | "trainingSteps" | "evaluationSteps" | "environmentSteps">;
};

/** Of a run that was explained, within its folder: a run folder for each candidate that was. */
export const explanationFolder = "explain";
export const explanationFile = "explanation.json";
