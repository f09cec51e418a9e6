import type { DecisionProcess } from "../../simulator/tabular.ts";
import type { ActionTable } from "./values.ts";

/** Below this what is left to hand on no longer shows in a double. */
const spent = 1e-17;

/**
 * How often, discounted, a policy is in each state and takes each action there, from where episodes begin; adds up to 1 where no
 * episode ends, and to less where some do (what comes after an end belongs to no state).
 */
export const occupancy = (
  { count, actions, initial, outcomes }: DecisionProcess,
  { policy, discount }: { policy: ActionTable; discount: number },
): ActionTable => {
  const { from, action, to, chance } = outcomes;
  const visited = new Float64Array(count);
  let present = initial.map((each) => (1 - discount) * each);
  while (present.some((each) => each > spent)) {
    const next = new Float64Array(count);
    present.forEach((each, state) => {
      visited[state] = (visited[state] as number) + each;
    });
    for (let index = 0; index < chance.length; index++) {
      const state = from[index] as number;
      const chosen = policy[state * actions + (action[index] as number)] as number;
      const other = to[index] as number;
      next[other] =
        (next[other] as number) + discount * (present[state] as number) * chosen * (chance[index] as number);
    }
    present = next;
  }
  return policy.map((each, place) => each * (visited[Math.floor(place / actions)] as number));
};
