import { defineTasks } from "../../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const demanded = 4;

export const tasks = defineTasks(environment, [
  {
    name: "round-buoys",
    description: `Pass as many buoys as possible, one after the other: a buoy is passed when the boat comes within 1.2 m of it. The episode lasts 150 steps (30 s) and succeeds if at least ${demanded} buoys have been passed by its end, without running ashore.`,
    // A buoy counts 1, the part of the way to the next one at most 0.5: nearing one for ever is worth less than passing it.
    fitness: (episode) => {
      let leg = episode.state(0).buoy.distance;
      let passed = 0;
      for (let index = 1; index <= episode.length; index++) {
        const { buoy } = episode.state(index);
        if (buoy.passed > passed) {
          passed = buoy.passed;
          leg = buoy.distance;
        }
      }
      if (episode.ending !== "truncated") return passed / 2;
      return passed + 0.5 * Math.max(0, 1 - episode.state(episode.length).buoy.distance / leg);
    },
    success: (episode) => episode.ending === "truncated" && episode.state(episode.length).buoy.passed >= demanded,
    references: {},
    steps: 80_000,
  },
]);
