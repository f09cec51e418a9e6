import type { DecisionProcess } from "../../simulator/tabular.ts";
import { actionValues, type ActionTable, expectedRewards, stateValues, uniformPolicy } from "./values.ts";

/**
 * A reward without what no policy can feel: c(R)(s, a) = E[R(s, a, S') + discount · V(S')] − V(s), V the value of acting at random
 * under R (STARC's value-adjusted levelling; Skalse et al. 2024, arXiv 2309.15257, definition 5). Rewards that differ by shaping, or by
 * how they divide what an action is paid over where it may lead, have the same. `rewards`: one number an outcome.
 */
const canonical = (
  process: DecisionProcess,
  { rewards, discount }: { rewards: ArrayLike<number>; discount: number },
): ActionTable => {
  const expected = expectedRewards(process, rewards);
  const values = stateValues(process, { expected, policy: uniformPolicy(process), discount });
  const table = actionValues(process, { expected, values, discount });
  const { actions } = process;
  const possible = new Uint8Array(table.length);
  process.outcomes.from.forEach((state, index) => {
    possible[state * actions + (process.outcomes.action[index] as number)] = 1;
  });
  return table.map((value, place) =>
    possible[place] === 1 ? value - (values[Math.floor(place / actions)] as number) : 0,
  );
};

/** L2 over states and actions; over next states too, each by its chance, as the canonical reward does not depend on them. */
const norm = (table: ActionTable): number => {
  let total = 0;
  for (const value of table) total += value * value;
  return Math.sqrt(total);
};

/** What is left of a reward this much smaller than its numbers is their rounding: it prefers no action to another. */
const trivial = 1e-10;

/** A reward as a direction: its canonical form over its norm; all zeros where it prefers nothing. */
export type Standardized = { table: ActionTable; isTrivial: boolean };

export const standardize = (
  process: DecisionProcess,
  { rewards, discount }: { rewards: ArrayLike<number>; discount: number },
): Standardized => {
  const table = canonical(process, { rewards, discount });
  const size = norm(table);
  const isTrivial = size <= (trivial * norm(Float64Array.from(rewards))) / (1 - discount);
  return { table: isTrivial ? table.fill(0) : table.map((value) => value / size), isTrivial };
};

/** 0: they order all policies alike; 2: each the other way round. One that prefers nothing is 1 from all that prefer something. */
export const starcDistance = (left: Standardized, right: Standardized): number =>
  norm(left.table.map((value, place) => value - (right.table[place] as number)));
