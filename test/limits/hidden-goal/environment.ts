import { defineEnvironment, defineSpec, defineTasks } from "../../../src/simulator/define.ts";
import { vectorize } from "../../../src/simulator/vectorize.ts";

const spec = defineSpec({
  name: "hidden-goal",
  summary:
    "A block slides on a rail; a goal lies at one of its two ends, another one in each episode. The policy sees the block and not the goal.",
  state: {
    block: { position: { description: "Place on the rail", unit: "m", range: [-1.5, 1.5] } },
    goal: { position: { description: "Place of the goal, -1 or 1", unit: "m", range: [-1, 1] } },
  },
  action: { push: { description: "Speed", unit: "m/s", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["block.position"] },
  dt: 0.1,
  maxSteps: 40,
  termination: "Never.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { block, goal }, random }) {
      block.position = random.between(-1, 1);
      goal.position = random.chance(0.5) ? 1 : -1;
    },
    step({ state: { block }, action }) {
      block.position = Math.min(1.5, Math.max(-1.5, block.position + 0.1 * action.push));
    },
    observe({ state: { block }, observation }) {
      observation[0] = block.position;
    },
    terminated: () => false,
  }),
});

export const tasks = defineTasks(environment, [
  {
    name: "reach",
    description: "Bring the block to the goal: at the end it is within 0.2 m of it.",
    fitness: (episode) => {
      const { block, goal } = episode.state(episode.length);
      return 1 - Math.abs(block.position - goal.position) / 2.5;
    },
    success: (episode) => {
      const { block, goal } = episode.state(episode.length);
      return Math.abs(block.position - goal.position) <= 0.2;
    },
    references: {},
    steps: 8192,
  },
]);
