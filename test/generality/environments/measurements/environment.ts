import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { vectorize } from "../../../../src/simulator/vectorize.ts";

// What it is, said nowhere in the spec: a fishery. Prey with a growth that collapses at low numbers, a predator that
// feeds on it, two fleets whose efforts follow the inputs with a lag, and a price that swings with the season.
// a0 flow of income; a1 predators; a2 effort on predators; a3 income so far; a4 growth rate of this episode; a5 price;
// a6 effort on prey; a7 whether the price is over its mean; a8 prey; a9 prey lost to predators.
const dt = 0.15;
const capacity = 10;
/** Prey below this number die out by themselves; the world ends a little later. */
const collapse = 1.5;
const extinct = 1;
const attack = 0.35;
const halfSaturation = 3;
const conversion = 0.45;
const mortality = 0.09;
const catchability = [0.75, 0.4] as const;
/** Worth of a predator in terms of prey. */
const predatorWorth = 0.35;
const effortLag = 0.45;
const season = 9;
const priceSwing = 0.35;

const number = (description: string, range: readonly [number, number]) => ({ description, unit: "1", range }) as const;

const spec = defineSpec({
  name: "measurements",
  summary: "A dynamical system with ten measured quantities and two inputs. Starts and one constant differ by episode.",
  state: {
    a0: number("Measured quantity 0", [0, 3]),
    a1: number("Measured quantity 1", [0, 5]),
    a2: number("Measured quantity 2", [0, 1]),
    a3: number("Measured quantity 3", [0, 40]),
    a4: number("Measured quantity 4", [0.7, 1.1]),
    a5: number("Measured quantity 5", [0.6, 1.4]),
    a6: number("Measured quantity 6", [0, 1]),
    a7: { description: "Measured quantity 7", unit: "1", type: "boolean", range: [0, 1] },
    a8: number("Measured quantity 8", [0, 10]),
    a9: number("Measured quantity 9", [0, 2]),
  },
  action: { u0: number("Input 0", [-1, 1]), u1: number("Input 1", [-1, 1]) },
  control: { kind: "continuous" },
  observation: { labels: ["a8 / 5 − 1", "a1 / 2 − 1", "a6", "a2", "a5 − 1", "change of a5", "a4"] },
  dt,
  maxSteps: 200,
  termination: "a8 falls below 1.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    // The season's phase, rad.
    internal: 1,
    reset({ state, internal, random }) {
      internal[0] = random.between(0, 2 * Math.PI);
      state.a8 = random.between(3.5, 7);
      state.a1 = random.between(0.6, 2);
      state.a4 = random.between(0.8, 1.05);
      state.a5 = 1 + priceSwing * Math.sin(internal[0]);
      state.a7 = state.a5 > 1;
    },
    step({ state, internal, action }) {
      state.a6 += (dt / effortLag) * ((action.u0 + 1) / 2 - state.a6);
      state.a2 += (dt / effortLag) * ((action.u1 + 1) / 2 - state.a2);
      const preyCaught = catchability[0] * state.a6 * state.a8;
      const predatorsCaught = catchability[1] * state.a2 * state.a1;
      state.a9 = (attack * state.a8 * state.a1) / (halfSaturation + state.a8);
      const growth = (state.a4 * state.a8 * (1 - state.a8 / capacity) * (state.a8 - collapse)) / (state.a8 + collapse);
      state.a0 = state.a5 * (preyCaught + predatorWorth * predatorsCaught);
      state.a8 = Math.max(0, state.a8 + dt * (growth - state.a9 - preyCaught));
      state.a1 += dt * (conversion * state.a9 - mortality * state.a1 - predatorsCaught);
      state.a3 += dt * state.a0;
      internal[0] = (internal[0] as number) + (2 * Math.PI * dt) / season;
      state.a5 = 1 + priceSwing * Math.sin(internal[0]);
      state.a7 = state.a5 > 1;
    },
    observe({ state, internal, observation }) {
      observation[0] = state.a8 / 5 - 1;
      observation[1] = state.a1 / 2 - 1;
      observation[2] = state.a6;
      observation[3] = state.a2;
      observation[4] = state.a5 - 1;
      observation[5] = priceSwing * Math.cos(internal[0] as number);
      observation[6] = state.a4;
    },
    terminated: ({ state }) => state.a8 < extinct,
  }),
});
