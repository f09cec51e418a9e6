import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

export const tasks = defineTasks(environment, [
  {
    name: "balance",
    description:
      "Keep the pole upright: within 12 degrees of the vertical, with the cart within 2.4 m of the middle of the track, for 10 seconds (500 steps). The episode succeeds if it lasts all 500 steps.",
    // Only the simulator's own end of the episode counts, so there is nothing to game: every step kept is a step kept.
    fitness: ({ length, ending }) => (ending === "invalid" ? 0 : length / maxSteps),
    success: ({ length, ending }) => ending === "truncated" && length >= maxSteps,
    // Sparse and Gymnasium's reward coincide: both give 1 for every step.
    references: {
      human: "rewards/balance-human.ts",
      sparse: "rewards/balance-sparse.ts",
      gymnasium: "rewards/balance-gymnasium.ts",
    },
    steps: 50_000,
  },
]);
