import { expect, test } from "vitest";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import { tabularChecks } from "../../src/simulator/conformance/tabular.ts";
import { tabulate } from "../../src/simulator/tabulate.ts";
import type { Tabular } from "../../src/simulator/tabular.ts";
import type { Environment } from "../../src/simulator/types.ts";
import { vectorize, dynamicsOf } from "../../src/simulator/vectorize.ts";
import { environment as corridor } from "../analyzer/distance/corridor/environment.ts";

const table = corridor.tabular?.() as Tabular;

/** Chance of each outcome, by what the rows say. */
const ways = ({ states, outcomes, initial }: Tabular) =>
  [...outcomes.chance].map((chance, index) => ({
    from: states[outcomes.from[index] as number],
    action: outcomes.action[index],
    to: states[outcomes.to[index] as number],
    first: initial[outcomes.from[index] as number],
    chance,
  }));

test("an environment is written out from its own functions: every state with what is hidden, every outcome with its chance", () => {
  // Four places to begin in, slippery or not; one end for each.
  expect(table.count).toBe(10);
  expect([...table.initial].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
  expect([...table.terminated].filter((end) => end === 1)).toHaveLength(2);
  const right = ways(table).filter(({ from, action }) => from === 1 && action === 1);
  expect(right.map(({ to, chance }) => [to, Number(chance.toFixed(12))]).sort()).toEqual([
    [1, 0.2],
    [2, 0.8],
    [2, 1],
  ]);
  expect(ways(table).filter(({ from }) => from === 4)).toEqual([]);
});

const check = async (wrong: Partial<Environment>) => {
  const environment = { ...corridor, ...wrong } as Environment;
  const bench = {
    environment,
    create: async ({ count = 4, seed = 1 } = {}) => environment.create({ count, seed }),
    actions: () => new Float64Array(),
  };
  return (await Promise.all(tabularChecks.map((each) => each.check(bench)))).flat().map(({ message }) => message);
};

const changed = (change: (table: Tabular) => void): Partial<Environment> => ({
  tabular: () => {
    const copy = structuredClone(table);
    change(copy);
    return copy;
  },
});

test.each([
  [
    "chances of outcomes that do not add up",
    changed(({ outcomes }) => void (outcomes.chance[0] = 0.5)),
    /do not add up to 1/,
  ],
  ["chances to begin that do not", changed(({ initial }) => void (initial[0] = 0.9)), /begin in a state add up/],
  ["an end that goes on", changed(({ terminated }) => void (terminated[0] = 1)), /something comes after it/],
  ["outcomes out of order", changed(({ outcomes }) => void outcomes.from.reverse()), /out of order/],
  [
    "a state that does not look so",
    changed(({ states }) => void states.set(states.map((place) => (place === 0 ? 3.5 : place)))),
    /began in a state, which/,
  ],
  ["an outcome that is another", changed(({ outcomes }) => void outcomes.to.fill(0)), /led to a state or an ending/],
  [
    "other chances than the environment's",
    changed(({ outcomes }) => {
      for (const [index, chance] of outcomes.chance.entries()) {
        if (chance > 0.7 && chance < 0.9) outcomes.chance[index] = 0.05;
        if (chance > 0.1 && chance < 0.3) outcomes.chance[index] = 0.95;
      }
    }),
    /'walker.place' was other on average/,
  ],
])("the kit finds %s", async (_, wrong, message) => {
  expect((await check(wrong)).join("\n")).toMatch(message);
});

test("the kit has nothing against what is written out rightly", async () => {
  expect(await checkEnvironment(corridor as Environment)).toEqual([]);
});

test("draws of infinitely many outcomes are refused, and so is a world without discrete actions", () => {
  const drawn = dynamicsOf(corridor.spec, {
    reset: ({ state, random }) => void (state.walker.place = random.uniform()),
    step: () => {},
    observe: () => {},
    terminated: () => false,
  });
  expect(vectorize(corridor.spec, drawn)).toBeTypeOf("function");
  expect(tabulate(corridor.spec, drawn)).toThrow("infinitely many");
});
