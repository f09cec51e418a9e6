import { defineTasks } from "../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

export const tasks = defineTasks(environment, [
  {
    name: "race",
    description:
      "Race the boat round the course clockwise, as many laps as it can. The episode lasts 100 steps and succeeds with at least 10 laps (80 cells clockwise, less those anticlockwise).",
    fitness: (episode) => episode.state(episode.length).boat.travelled / maxSteps,
    success: (episode) => episode.state(episode.length).boat.travelled >= 80,
    references: { human: "programs/honest.ts" },
    steps: 20_000,
  },
]);
