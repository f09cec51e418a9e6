import { defineEnvironment, defineSpec, defineTasks } from "../../../src/simulator/define.ts";
import { vectorize } from "../../../src/simulator/vectorize.ts";

/** Which way the dial is to be turned, step by step; no part of the state. */
const code = Array.from({ length: 30 }, (_, step) => ((step * 2654435761) >>> 7) % 2 === 0);

const spec = defineSpec({
  name: "combination",
  summary:
    "A dial is turned left or right thirty times. A safe opens if every turn was the right one; nothing shows before the last.",
  state: {
    dial: {
      angle: {
        description: "Where the dial stands, in turns to the right less turns to the left",
        unit: "1",
        range: [-30, 30],
      },
    },
    safe: { open: { description: "The safe is open", unit: "1", type: "boolean", range: [0, 1] } },
  },
  action: { turn: { description: "To the right", unit: "1", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["dial.angle", "time"] },
  dt: 1,
  maxSteps: 30,
  termination: "Never.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    // Turns so far, and how many of them were right.
    internal: 2,
    reset() {},
    step({ state: { dial, safe }, internal, action }) {
      const isRight = action.turn > 0;
      const [turns = 0, right = 0] = internal;
      dial.angle += isRight ? 1 : -1;
      internal[1] = right + (isRight === code[turns] ? 1 : 0);
      internal[0] = turns + 1;
      safe.open = internal[1] === code.length;
    },
    observe({ state: { dial }, internal, observation }) {
      observation[0] = dial.angle / 30;
      observation[1] = (internal[0] as number) / 30;
    },
    terminated: () => false,
  }),
});

export const tasks = defineTasks(environment, [
  {
    name: "open",
    description: "Open the safe. The episode succeeds if it is open at its end.",
    fitness: (episode) => (episode.state(episode.length).safe.open ? 1 : 0),
    success: (episode) => episode.state(episode.length).safe.open,
    references: {},
    steps: 4096,
  },
]);
