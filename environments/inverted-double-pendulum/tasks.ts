import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

export const tasks = defineTasks(environment, [
  {
    name: "balance",
    description:
      "Keep both poles up: the upper pole's end higher than 1 m over the rail (1.2 m is upright) for 50 seconds (1000 steps). The episode succeeds if the poles have not fallen in 1000 steps.",
    // Only the simulator's own end of the episode counts, so there is nothing to game. Tried:
    // no force, random force, throws (0.01 at most), a linear-quadratic regulator (1, and success).
    fitness: ({ length, ending }) =>
      ending === "invalid" ? 0 : (ending === "terminated" ? length - 1 : length) / maxSteps,
    success: ({ length, ending }) => ending === "truncated" && length >= maxSteps,
    // Gymnasium's reward also wants the tip still and in the middle; sparse is the fitness alone.
    references: {
      human: "rewards/balance-human.ts",
      sparse: "rewards/balance-sparse.ts",
      gymnasium: "rewards/balance-gymnasium.ts",
    },
    steps: 150_000,
  },
]);
