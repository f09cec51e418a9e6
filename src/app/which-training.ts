import type { Which } from "../evolution/which-training.ts";

/**
 * `best/policy.json`: whose policy it is and of which training, why of that one, and what that one scored by itself.
 */
export type PolicyDocument = {
  candidate: string;
  pool: "report" | "search";
  seed: number;
  which: Which;
  /** Trainings that it was chosen from. */
  of: number;
  why: string;
  fitness: number;
  success: number;
  policy: unknown;
};

/** "the median of 5 report seeds by fitness". */
export const whyChosen = ({ which, of, pool }: { which: Which; of: number; pool: string }): string =>
  of === 1 ? `the only ${pool} seed` : `the ${which} of ${of} ${pool} seeds by fitness`;

export const isExploring = (policy: unknown): boolean => (policy as { mode?: unknown } | null)?.mode === "exploring";

/** Behind who a policy is; nothing where it is deterministic. */
export const modeText = (policy: unknown): string => (isExploring(policy) ? ", plays as it explored" : "");
