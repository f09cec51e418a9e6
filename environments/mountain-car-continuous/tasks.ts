import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

export const tasks = defineTasks(environment, [
  {
    name: "reach",
    description:
      "Drive the car up the right hill to the flag at position 0.45, as soon as possible. The episode succeeds if the car reaches position 0.45 within 999 steps.",
    // Reaching is worth 1, arriving early up to 1 more; a near miss is worth nothing, so neither height nor speed can be
    // farmed, and a policy that reaches always beats one that does not.
    fitness: ({ length, ending }) => (ending === "terminated" ? 1 + (maxSteps - length) / maxSteps : 0),
    success: ({ ending }) => ending === "terminated",
    references: {
      human: "rewards/reach-human.ts",
      sparse: "rewards/reach-sparse.ts",
      gymnasium: "rewards/reach-gymnasium.ts",
    },
    steps: 60_000,
  },
]);
