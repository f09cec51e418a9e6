import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { vectorize } from "../../../../src/simulator/vectorize.ts";

// A junction of three roads under one set of lights: queues of cars, random arrivals, time lost at each change.
const dt = 4;
/** Cars that leave a queue in a step of green: half a car a second. */
const discharge = 2;
/** Steps of red for everybody after a change. */
const clearance = 1;
const roadLength = 20;

const road = (name: string) =>
  ({
    queue: { description: `Cars waiting on the ${name} road`, unit: "1", range: [0, roadLength] },
    demand: {
      description: `Mean arrivals on the ${name} road, constant in an episode`,
      unit: "1/s",
      range: [0.04, 0.13],
    },
    green: { description: `The ${name} road has green`, unit: "1", type: "boolean", range: [0, 1] },
    patience: { description: `Time since the ${name} road last had green`, unit: "s", range: [0, 120] },
  }) as const;

const spec = defineSpec({
  name: "crossroads",
  summary:
    "Three roads meet at lights that let one road pass at a time. Cars arrive at random, with a mean of 0.04 to 0.13 a second on each road, drawn for the episode. On green two cars a step leave the road's queue. When green is given to another road, all are red for one step. Each road has room for 20 cars. Every episode starts with 0 to 8 cars on each road and green for the west road.",
  state: {
    west: road("west"),
    north: road("north"),
    east: road("east"),
    junction: {
      clearing: { description: "All roads are red because of a change", unit: "1", type: "boolean", range: [0, 1] },
      held: { description: "Time since the last change", unit: "s", range: [0, 120] },
      waiting: { description: "Cars waiting on all roads together", unit: "1", range: [0, 60] },
      served: { description: "Cars that have left the junction so far", unit: "1", range: [0, 180] },
    },
  },
  action: { road: { description: "Road that is to have green: 0 west, 1 north, 2 east", unit: "1", range: [0, 2] } },
  control: {
    kind: "discrete",
    actions: [
      { label: "west", values: [0] },
      { label: "north", values: [1] },
      { label: "east", values: [2] },
    ],
  },
  observation: {
    labels: [
      "west.queue / 10",
      "north.queue / 10",
      "east.queue / 10",
      "west chosen",
      "north chosen",
      "east chosen",
      "junction.clearing",
      "junction.held / 20",
      "west.demand × 10",
      "north.demand × 10",
      "east.demand × 10",
    ],
  },
  dt,
  maxSteps: 120,
  termination: "A road is full: 20 cars wait on it.",
});

const names = ["west", "north", "east"] as const;

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    // The chosen road; steps of clearance left.
    internal: 2,
    reset({ state, random }) {
      state.junction.waiting = 0;
      for (const name of names) {
        state[name].queue = random.integer(9);
        state[name].demand = random.between(0.04, 0.13);
        state.junction.waiting += state[name].queue;
      }
      state.west.green = true;
    },
    step({ state, internal, action, random }) {
      const { junction } = state;
      if (action.road !== internal[0]) {
        internal[0] = action.road;
        internal[1] = clearance;
        junction.held = 0;
      } else junction.held += dt;
      junction.clearing = (internal[1] as number) > 0;
      if (junction.clearing) internal[1] = (internal[1] as number) - 1;
      junction.waiting = 0;
      for (const [index, name] of names.entries()) {
        const { demand } = state[name];
        // At most one car a second arrives on a road.
        for (let second = 0; second < dt; second++) if (random.uniform() < demand) state[name].queue += 1;
        state[name].green = !junction.clearing && internal[0] === index;
        if (state[name].green) {
          const leaving = Math.min(discharge, state[name].queue);
          state[name].queue -= leaving;
          junction.served += leaving;
        }
        state[name].queue = Math.min(state[name].queue, roadLength);
        state[name].patience = state[name].green ? 0 : state[name].patience + dt;
        junction.waiting += state[name].queue;
      }
    },
    observe({ state, internal, observation }) {
      for (const [index, name] of names.entries()) {
        observation[index] = state[name].queue / 10;
        observation[3 + index] = internal[0] === index ? 1 : 0;
        observation[8 + index] = state[name].demand * 10;
      }
      observation[6] = state.junction.clearing ? 1 : 0;
      observation[7] = state.junction.held / 20;
    },
    terminated: ({ state: { west, north, east } }) => Math.max(west.queue, north.queue, east.queue) >= roadLength,
  }),
});
