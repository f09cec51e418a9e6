import { defineTasks } from "../../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

export const tasks = defineTasks(environment, [
  {
    name: "park",
    description:
      "Drive the sled to the mark and park it there: within 0.2 m of it and slower than 0.3 m/s. The episode lasts 10 s (100 steps) and succeeds if the sled is parked so after every one of the last 20 steps.",
    // Steps parked, out of 100. Parking on one side, blindly: half of the episodes.
    fitness: (episode) => {
      let parked = 0;
      for (let index = 1; index <= episode.length; index++) {
        const { sled, mark } = episode.state(index);
        if (Math.abs(sled.position - mark.position) <= 0.2 && Math.abs(sled.velocity) <= 0.3) parked++;
      }
      return parked / episode.length;
    },
    success: (episode) => {
      for (let index = Math.max(1, episode.length - 19); index <= episode.length; index++) {
        const { sled, mark } = episode.state(index);
        if (Math.abs(sled.position - mark.position) > 0.2 || Math.abs(sled.velocity) > 0.3) return false;
      }
      return true;
    },
    references: {},
    steps: 60_000,
  },
]);
