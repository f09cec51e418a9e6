import { createRandom, type Random } from "../../../src/core/random.ts";
import type { DecisionProcess } from "../../../src/simulator/tabular.ts";
import { actionValues, expectedRewards, stateValues, type ActionTable } from "../../../src/analyzer/distance/values.ts";

export const seeds = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** From every state each action leads to a few others; some states end the episode. */
export const randomProcess = (
  seed: number,
  { count = 32, actions = 4, successors = 6, ends = 2 }: Partial<Record<string, number>> = {},
): DecisionProcess & { random: Random } => {
  const random = createRandom(seed);
  const rows: [number, number, number, number][] = [];
  for (let from = 0; from < count - ends; from++) {
    for (let action = 0; action < actions; action++) {
      const to = [...new Set(Array.from({ length: successors }, () => random.integer(count)))];
      const weights = to.map(() => -Math.log(1 - random.uniform()));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      to.forEach((state, index) => rows.push([from, action, state, (weights[index] as number) / total]));
    }
  }
  const initial = Float64Array.from({ length: count }, (_, state) => (state < count - ends ? random.uniform() : 0));
  const total = initial.reduce((sum, chance) => sum + chance, 0);
  const column = (place: 0 | 1 | 2 | 3) => rows.map((row) => row[place]);
  return {
    count,
    actions,
    random,
    initial: initial.map((chance) => chance / total),
    outcomes: {
      from: Int32Array.from(column(0)),
      action: Int32Array.from(column(1)),
      to: Int32Array.from(column(2)),
      chance: Float64Array.from(column(3)),
    },
  };
};

export const randomRewards = ({ outcomes, random }: ReturnType<typeof randomProcess>): Float64Array =>
  Float64Array.from(outcomes.chance, () => random.normal());

/** Best by `expected`, by policy iteration. */
export const bestPolicy = (
  process: DecisionProcess,
  { expected, discount }: { expected: ActionTable; discount: number },
): ActionTable => {
  const { count, actions } = process;
  let policy: ActionTable = new Float64Array(count * actions).map((_, place) => (place % actions === 0 ? 1 : 0));
  for (let turn = 0; turn < 100; turn++) {
    const values = stateValues(process, { expected, policy, discount });
    const table = actionValues(process, { expected, values, discount });
    const next = new Float64Array(count * actions);
    for (let state = 0; state < count; state++) {
      const own = table.subarray(state * actions, (state + 1) * actions);
      const held = policy.subarray(state * actions, (state + 1) * actions).indexOf(1);
      const best = Math.max(...own);
      next[state * actions + ((own[held] as number) >= best - 1e-9 ? held : own.indexOf(best))] = 1;
    }
    if (next.every((value, place) => value === policy[place])) return next;
    policy = next;
  }
  return policy;
};

/** Discounted return of a policy from where episodes begin. */
export const returnOf = (
  process: DecisionProcess,
  { rewards, policy, discount }: { rewards: Float64Array; policy: ActionTable; discount: number },
): number => {
  const values = stateValues(process, { expected: expectedRewards(process, rewards), policy, discount });
  return values.reduce((sum, value, state) => sum + value * (process.initial[state] as number), 0);
};
