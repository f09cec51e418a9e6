import { defineTasks } from "../../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;
const demanded = 30;

export const tasks = defineTasks(environment, [
  {
    name: "gather",
    description: `Let quantity a3 grow as far as possible within the episode of 200 steps, without a8 falling below 1, which ends the episode before its time. The episode succeeds if it lasts all its 200 steps and a3 is at least ${demanded} at its end.`,
    // Taking everything at once ends the world: what was had by then counts in proportion to the time it lasted.
    fitness: (episode) => (episode.state(episode.length).a3 / demanded) * (episode.length / maxSteps),
    success: (episode) => episode.ending === "truncated" && episode.state(episode.length).a3 >= demanded,
    references: {},
    steps: 80_000,
  },
]);
