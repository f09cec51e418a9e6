import { defineTasks } from "rewardsmith";
import { environment } from "./environment.ts";

const width = 0.05;

export const tasks = defineTasks(environment, [
  {
    name: "fill-to-mark",
    description:
      "Bring the water to the mark and keep it there. The episode lasts 100 s and succeeds if the level is within 0.05 m of the mark during all of its last 20 s.",
    // The share of time near the mark: neither running over early nor one lucky moment pays.
    fitness(episode) {
      let near = 0;
      for (let index = 1; index <= episode.length; index++) {
        const { tank, mark } = episode.state(index);
        if (Math.abs(tank.level - mark.level) <= width) near++;
      }
      return near / environment.spec.maxSteps;
    },
    success(episode) {
      if (episode.ending !== "truncated") return false;
      for (let index = episode.length - 20; index <= episode.length; index++) {
        const { tank, mark } = episode.state(index);
        if (Math.abs(tank.level - mark.level) > width) return false;
      }
      return true;
    },
    references: { human: "rewards/fill-to-mark-human.ts", sparse: "rewards/fill-to-mark-sparse.ts" },
    steps: 40_000,
  },
]);
