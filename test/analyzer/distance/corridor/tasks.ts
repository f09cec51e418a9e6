import { defineTasks } from "../../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

export const tasks = defineTasks(environment, [
  {
    name: "walk",
    description: "Walk to the right end; the sooner the better.",
    fitness: (episode) => -episode.length,
    references: {},
    steps: 2000,
  },
]);
