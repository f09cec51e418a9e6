import { defineTasks } from "../../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

export const tasks = defineTasks(environment, [
  {
    name: "warm-bath",
    description:
      "Hold the water between 0.9 and 1.1 m deep and between 36 and 40 °C. The episode lasts 150 steps (50 min) and succeeds if both hold in at least 80 % of its last 50 steps.",
    fitness: (episode) => {
      let held = 0;
      for (let index = 1; index <= episode.length; index++) {
        const { level, temperature } = episode.state(index).water;
        if (level >= 0.9 && level <= 1.1 && temperature >= 36 && temperature <= 40) held++;
      }
      return held / maxSteps;
    },
    success: (episode) => {
      if (episode.ending !== "truncated") return false;
      let held = 0;
      for (let index = episode.length - 49; index <= episode.length; index++) {
        const { level, temperature } = episode.state(index).water;
        if (level >= 0.9 && level <= 1.1 && temperature >= 36 && temperature <= 40) held++;
      }
      return held >= 40;
    },
    references: {},
    steps: 80_000,
  },
]);
