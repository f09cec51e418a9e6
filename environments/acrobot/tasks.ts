import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

export const tasks = defineTasks(environment, [
  {
    name: "swing-up",
    description:
      "Swing the free end of the lower link more than 1 m above the shoulder, as soon as possible. The episode succeeds if it gets there within 500 steps (100 s).",
    // As in mountain-car: getting there is worth 1, getting there early up to 1 more. Height, speed and near misses are
    // worth nothing; the world ends the episode at the first arrival, so none can be counted twice. Tried: no torque and
    // constant torque never get there; torque against the shoulder's rate does after 84 steps on average (1.83).
    fitness: ({ length, ending }) => (ending === "terminated" ? 1 + (maxSteps - length) / maxSteps : 0),
    success: ({ ending }) => ending === "terminated",
    references: {
      human: "rewards/swing-up-human.ts",
      sparse: "rewards/swing-up-sparse.ts",
      gymnasium: "rewards/swing-up-gymnasium.ts",
    },
    steps: 100_000,
  },
]);
