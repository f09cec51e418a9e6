import { defineTasks } from "../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

export const tasks = defineTasks(environment, [
  {
    name: "cross",
    description:
      "Bring the scout over the field without stepping into lava. The episode lasts at most 60 steps and succeeds if all 20 rows are crossed.",
    // Rows crossed unburnt, of 20. Tried: standing, whichever way it looks (0), walking blindly (0.1).
    fitness: (episode) => {
      const { scout } = episode.state(episode.length);
      return (scout.row - (scout.burnt ? 1 : 0)) / 20;
    },
    success: (episode) => {
      const { scout } = episode.state(episode.length);
      return scout.row >= 20 && !scout.burnt;
    },
    references: { human: "programs/honest.ts" },
    steps: 60_000,
  },
]);
