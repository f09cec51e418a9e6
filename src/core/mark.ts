import type { Intervention } from "./intervention.ts";
import type { Steering } from "./steering.ts";
import type { Trajectory } from "./trajectory.ts";

/** A stretch that a person marked. */
export type Mark = Extract<Steering, { kind: "mark" }>;

export const isMark = (each: Intervention): each is Mark => each.kind === "mark";

/** Means per step in the stretch and in the rest of the episode; null where the stretch is the whole of it. */
export type Beside = { name: string; within: number; outside: number | null };

/**
 * A mark with what went on there, beside the rest of the same episode (after Fine-Grained RLHF, Wu et al. 2023: what is
 * said of a segment is about the terms that were active in it).
 */
export type SeenMark = {
  mark: Mark;
  /** Steps that it means: from `first` up to, and without, `last`. */
  first: number;
  last: number;
  /** Of the candidate's reward, unweighted. */
  terms: (Beside & { weight: number })[];
  /** Numbers of state and action, by the names of their columns; `apart`: how well the number tells the stretch, −1…1. */
  fields: (Beside & { apart: number })[];
  /** The episode that the person was shown. */
  episode: Trajectory;
};

/** The steps of an episode of `length` that seconds mean; null where it had ended before. */
export const stepsOf = (
  { from, to }: Pick<Mark, "from" | "to">,
  { dt, length }: { dt: number; length: number },
): { first: number; last: number } | null => {
  // So that 0.3 s are 3 steps of 0.1 s, whatever their binary quotient is.
  const whole = 1e-6;
  const first = Math.floor(from / dt + whole);
  const last = Math.min(length, Math.ceil(to / dt - whole));
  return first < last ? { first, last } : null;
};
