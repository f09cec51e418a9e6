import { stateLayout } from "../../core/fields.ts";
import { createRandom } from "../../core/random.ts";
import type { Tabular } from "../tabular.ts";
import { allLanes, rowOf } from "./records.ts";
import type { Check, Finding } from "./types.ts";

/** Lanes and steps that are compared with what is written, and by how many deviations their means may differ. */
const lanesPlayed = 16;
const stepsPlayed = 60;
const deviations = 6;
const rounding = 1e-9;

type Problem = Omit<Finding, "rule">;

const unsound = ({ count, states, actions, initial, outcomes, terminated }: Tabular, width: number): Problem[] => {
  const problem = (message: string): Problem[] => [
    {
      message: `tabular() is not sound: ${message}`,
      hint: "`tabulate` writes an environment out from its own functions.",
    },
  ];
  if (states.length !== count * width || initial.length !== count || terminated.length !== count)
    return problem("a row, a first chance or an end is missing for some state");
  const total = initial.reduce((sum, chance) => sum + chance, 0);
  if (Math.abs(total - 1) > rounding) return problem(`the chances to begin in a state add up to ${total}`);
  const sums = new Float64Array(count * actions);
  const { from, action, to, chance } = outcomes;
  for (let index = 0; index < chance.length; index++) {
    const place = (from[index] as number) * actions + (action[index] as number);
    const before = index === 0 ? 0 : (from[index - 1] as number) * actions + (action[index - 1] as number);
    if (!(place < sums.length && (to[index] as number) < count && place >= before))
      return problem(`outcome ${index} is out of order, or of a state or an action that there is not`);
    sums[place] = (sums[place] as number) + (chance[index] as number);
  }
  for (let state = 0; state < count; state++) {
    const own = sums.subarray(state * actions, (state + 1) * actions);
    const ends = own.every((sum) => sum === 0);
    if (terminated[state] === 1 && !ends) return problem(`state ${state} is an end, and something comes after it`);
    if (!ends && own.some((sum) => Math.abs(sum - 1) > rounding))
      return problem(`the chances of an action's outcomes in state ${state} do not add up to 1`);
  }
  return [];
};

/** The chances of all states that a lane may be in, by what was seen of it. */
type Belief = Map<number, number>;

const certain = (belief: Belief): Belief => {
  const total = [...belief.values()].reduce((sum, chance) => sum + chance, 0);
  return new Map([...belief].map(([state, chance]) => [state, chance / total]));
};

const follows: Check["check"] = async ({ environment, create }) => {
  const table = environment.tabular?.();
  if (table === undefined) return [];
  const { width } = stateLayout(environment.spec);
  const wrong = unsound(table, width);
  if (wrong.length > 0) return wrong;
  const { outcomes, states, terminated, initial } = table;
  const first = new Int32Array(table.count + 1);
  for (const from of outcomes.from) first[from + 1] = (first[from + 1] as number) + 1;
  for (let state = 0; state < table.count; state++)
    first[state + 1] = (first[state + 1] as number) + (first[state] as number);
  const looksLike = (state: number, row: readonly number[]) =>
    row.every((value, column) => value === states[state * width + column]);

  const lanes = await create({ count: lanesPlayed, seed: 21 });
  const random = createRandom(22);
  lanes.reset(allLanes(lanesPlayed));
  const rowIn = (lane: number) => [...rowOf(lanes.state, { lane, count: lanesPlayed })];
  const impossible = (what: string): Problem[] => [
    {
      message: `${what}, which tabular() does not know`,
      hint: "It holds every state that an episode can reach, and every outcome.",
    },
  ];
  const beliefs = allLanes(lanesPlayed).map((lane): Belief => {
    const row = rowIn(lane);
    const states = [...initial.keys()].filter((state) => (initial[state] as number) > 0 && looksLike(state, row));
    return certain(new Map(states.map((state) => [state, initial[state] as number])));
  });
  if (beliefs.some(({ size }) => size === 0)) return impossible("an episode began in a state");
  // What the steps were, less what the table foretold of them: sums of a martingale, so small beside their deviations.
  const off = new Float64Array(width);
  const spread = new Float64Array(width);
  for (let step = 0; step < stepsPlayed; step++) {
    const actions = Float64Array.from({ length: lanesPlayed }, () => random.integer(table.actions));
    const ended = allLanes(lanesPlayed).filter((lane) => lanes.terminated[lane] === 1 || lanes.truncated[lane] === 1);
    lanes.step(actions);
    for (const lane of allLanes(lanesPlayed)) {
      if (ended.includes(lane)) continue;
      const next: Belief = new Map();
      for (const [state, chance] of beliefs[lane] as Belief) {
        for (let index = first[state] as number; index < (first[state + 1] as number); index++) {
          if (outcomes.action[index] !== actions[lane]) continue;
          const to = outcomes.to[index] as number;
          next.set(to, (next.get(to) ?? 0) + chance * (outcomes.chance[index] as number));
        }
      }
      const row = rowIn(lane);
      for (const [column, value] of row.entries()) {
        let mean = 0;
        let square = 0;
        for (const [state, chance] of next) {
          const foretold = states[state * width + column] as number;
          mean += chance * foretold;
          square += chance * foretold ** 2;
        }
        off[column] = (off[column] as number) + value - mean;
        spread[column] = (spread[column] as number) + Math.max(0, square - mean ** 2);
      }
      const seen = [...next].filter(([state]) => looksLike(state, row) && terminated[state] === lanes.terminated[lane]);
      if (seen.length === 0) return impossible(`action ${actions[lane]} led to a state or an ending`);
      beliefs[lane] = certain(new Map(seen));
    }
  }
  const column = off.findIndex(
    (sum, index) => Math.abs(sum) > deviations * Math.sqrt(spread[index] as number) + 1e-6 * lanesPlayed * stepsPlayed,
  );
  if (column === -1) return [];
  return [
    {
      message: `over ${lanesPlayed} episodes at random, '${stateLayout(environment.spec).columns[column]}' was other on average than the chances of tabular() have it`,
      hint: "The chances are those of the environment's own draws.",
    },
  ];
};

export const tabularChecks: readonly Check[] = [{ rule: "tabular", check: follows }];
