/**
 * `at`: a value to be at; `within`: so far from a value at most; `least`, `most`: a bound; `between`: two of them.
 */
export type Relation = "at" | "within" | "least" | "most" | "between";

/** What a number is of: a field, its difference from another one, or how fast it changes, a second. */
export type Subject = { field: string; from?: string; rate?: true };

/**
 * One number of a person's words, as the environment's fields understand it:
 *
 *     "at least 1 m/s"  →  { subjects: [{ field: "torso.velocityX" }], relation: "least", low: 1, high: null, unit: "m/s" }
 */
export type Reading = {
  /** The words that say it, and where they stand. */
  text: string;
  at: readonly [number, number];
  /** Several where the words do not tell which of them is meant. */
  subjects: readonly Subject[];
  relation: Relation;
  /** Values wished for, both ends in `unit`, the field's own; null: no end. Equal ends: one value. */
  low: number | null;
  high: number | null;
  unit: string;
};

/** Words that nobody reads, in their order; of a number, why. */
export type Unread = { text: string; at: readonly [number, number]; why?: string };

export type Readings = { read: readonly Reading[]; unread: readonly Unread[] };
