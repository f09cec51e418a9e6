import { defineTasks } from "../../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

export const tasks = defineTasks(environment, [
  {
    name: "moor",
    description:
      "Steer the craft to the berth and stop there without hitting a wall. The episode lasts 150 steps (15 s) and succeeds if at its end the craft is within 0.5 m of the berth, slower than 0.5 m/s.",
    // Moored at the end is what counts, and how long; a drive-by at speed is worth nothing, a wall ends it all.
    fitness: (episode) => {
      if (episode.ending !== "truncated") return 0;
      let moored = 0;
      for (let index = 1; index <= episode.length; index++) {
        const { craft, berth } = episode.state(index);
        if (berth.distance <= 0.5 && craft.speed <= 0.5) moored++;
      }
      return moored / maxSteps;
    },
    success: (episode) => {
      const { craft, berth } = episode.state(episode.length);
      return episode.ending === "truncated" && berth.distance <= 0.5 && craft.speed <= 0.5;
    },
    references: {},
    steps: 100_000,
  },
]);
