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
  /** Null, both, where nothing measures candidates. */
  fitness: number | null;
  success: number | null;
  policy: unknown;
};

/** "the median of 5 report seeds by fitness"; where nothing measures them, one of them. */
export const whyChosen = ({
  which,
  of,
  pool,
  unmeasured = false,
}: {
  which: Which;
  of: number;
  pool: string;
  unmeasured?: boolean | undefined;
}): string => {
  if (of === 1) return `the only ${pool} seed`;
  return unmeasured ? `one of ${of} ${pool} seeds` : `the ${which} of ${of} ${pool} seeds by fitness`;
};

export const isExploring = (policy: unknown): boolean => (policy as { mode?: unknown } | null)?.mode === "exploring";

/** Behind who a policy is; nothing where it is deterministic. */
export const modeText = (policy: unknown): string => (isExploring(policy) ? ", plays as it explored" : "");
