import type { DecisionProcess } from "../../simulator/tabular.ts";
import { eliminate, sweep } from "./equations.ts";

/** A number for each state and action: state × actions + action. */
export type ActionTable = Float64Array;

/** Worth of a step to come against one now, where nothing else is asked for. */
export const usualDiscount = 0.99;

/** What an action is paid on average over where it leads; 0 where there is no such action. */
export const expectedRewards = (
  { count, actions, outcomes }: DecisionProcess,
  rewards: ArrayLike<number>,
): ActionTable => {
  const expected = new Float64Array(count * actions);
  const { from, action, chance } = outcomes;
  for (let index = 0; index < chance.length; index++) {
    const place = (from[index] as number) * actions + (action[index] as number);
    expected[place] = (expected[place] as number) + (chance[index] as number) * (rewards[index] as number);
  }
  return expected;
};

/** Chance of each action in each state. */
export const uniformPolicy = ({ count, actions }: DecisionProcess): ActionTable =>
  new Float64Array(count * actions).fill(1 / actions);

/**
 * V = E[R + discount · V(next)] under a policy. `expected` as `expectedRewards` gives it. Exact elimination where the states are few,
 * else sweeps, to the last bits of a double.
 */
export const stateValues = (
  process: DecisionProcess,
  { expected, policy, discount }: { expected: ActionTable; policy: ActionTable; discount: number },
): Float64Array => {
  const { count, actions, outcomes } = process;
  const { from, action, chance } = outcomes;
  const paid = new Float64Array(count);
  for (let place = 0; place < expected.length; place++) {
    const state = Math.floor(place / actions);
    paid[state] = (paid[state] as number) + (policy[place] as number) * (expected[place] as number);
  }
  const weight = Float64Array.from(
    chance,
    (each, index) =>
      discount * each * (policy[(from[index] as number) * actions + (action[index] as number)] as number),
  );
  const equations = { right: paid, from, to: outcomes.to, weight };
  return count <= few ? eliminate(equations) : sweep(equations);
};

/** Elimination takes the cube of the states. */
const few = 100;

/** E[R + discount · V(next)] of each action. */
export const actionValues = (
  { actions, outcomes }: DecisionProcess,
  { expected, values, discount }: { expected: ActionTable; values: Float64Array; discount: number },
): ActionTable => {
  const result = expected.slice();
  const { from, action, to, chance } = outcomes;
  for (let index = 0; index < chance.length; index++) {
    const place = (from[index] as number) * actions + (action[index] as number);
    result[place] =
      (result[place] as number) + discount * (chance[index] as number) * (values[to[index] as number] as number);
  }
  return result;
};
