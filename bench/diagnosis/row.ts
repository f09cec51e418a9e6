import { toldNames, type Told } from "../../src/core/plan.ts";

/** What the built-in designer is told: `--diagnosis` of the product, by its names. */
export const modes: readonly Told[] = toldNames;

/** What tells one search from another. */
export type Subject = { task: string; mode: Told; seed: number; steps: number; generations: number; samples: number };

export type DiagnosisRow = Subject & {
  best: string | null;
  /** Fitness of what was confirmed, one a report seed; none where nothing was. */
  report: number[];
  success: number | null;
  /** The best fitness on its search seed after each generation, as the search ranked. */
  led: (number | null)[];
  /** Fitness on the search seed of each candidate of the last generation; null where it was not trained. */
  last: (number | null)[];
  /** The random policy's fitness on the report seeds. */
  random: number;
  /** Trainings of candidates that ended in the search, and of the report. */
  searched: number;
  reported: number;
  /** Environment steps in all, evaluation included; those that were played to look into leaders are not among them. */
  environmentSteps: number;
  looks: number;
  playedSteps: number;
  seconds: number;
  commit: string;
};
