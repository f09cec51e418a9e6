import type { Rung } from "../../src/core/plan.ts";
import { fitnessAt } from "../../src/evolution/fitness-at.ts";

/** A training that was made as a whole: what came of it, and its curve. */
export type Whole = { id: string; fitness: number; curve: { steps: number; episodes: number; fitness: number }[] };

/** A generation of whole trainings as rungs would have had it: who was left, and the share of training steps taken. */
export const replay = <Each extends Whole>(
  field: readonly Each[],
  { rungs, steps }: { rungs: readonly Rung[]; steps: number },
): { left: Each[]; taken: number } => {
  let left = [...field];
  let [taken, before] = [0, 0];
  for (const { share, keep } of rungs) {
    taken += (left.length * (share - before)) / field.length;
    before = share;
    const standing = (each: Each): number => fitnessAt(each.curve, Math.floor(share * steps));
    if (share < 1) left = left.toSorted((one, other) => compare(standing(other), standing(one))).slice(0, keep);
  }
  return { left, taken };
};

/** Also of two that are −∞. */
const compare = (one: number, other: number): number => (one === other ? 0 : one - other);

export const bestOf = <Each extends Whole>(field: readonly Each[]): Each =>
  field.reduce((best, each) => (each.fitness > best.fitness ? each : best));
