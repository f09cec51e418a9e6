import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { tabulate } from "../../../../src/simulator/tabulate.ts";
import { dynamicsOf, vectorize } from "../../../../src/simulator/vectorize.ts";

const last = 4;

const spec = defineSpec({
  name: "corridor",
  summary:
    "Five places in a row. On a slippery floor, one in four, a step to the right succeeds with a chance of 0.8; at the right end the episode is over.",
  state: { walker: { place: { description: "Place from the left", unit: "1", range: [0, last] } } },
  action: { step: { description: "Places to the right", unit: "1", range: [-1, 1] } },
  control: {
    kind: "discrete",
    actions: [
      { label: "left", values: [-1] },
      { label: "right", values: [1] },
    ],
  },
  observation: { labels: ["walker.place"] },
  dt: 1,
  maxSteps: 30,
  termination: "The walker is at the right end.",
});

/** Hidden: whether the floor is slippery, which no state tells. */
const dynamics = dynamicsOf(spec, {
  internal: 1,
  reset({ state, internal, random }) {
    state.walker.place = random.integer(last);
    internal[0] = random.chance(0.25) ? 1 : 0;
  },
  step({ state: { walker }, action, internal, random }) {
    if (action.step === 1 && !random.chance(internal[0] === 1 ? 0.8 : 1)) return;
    walker.place = Math.min(Math.max(walker.place + action.step, 0), last);
  },
  observe({ state, observation }) {
    observation[0] = state.walker.place;
  },
  terminated: ({ state }) => state.walker.place === last,
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, dynamics),
  tabular: tabulate(spec, dynamics),
});
