import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the hopper hop forward as fast as it can without falling. The episode lasts 8 seconds (1000 steps) and succeeds if the hopper does not fall and its mean forward speed is at least 1 m/s (8 m covered).",
    // Distance over the time the episode could have lasted: a fall forfeits the rest, so a dive forward (about half a
    // metre, 0.06 m/s) earns little, and standing earns nothing. Distance is of the torso, which cannot be stretched.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      const start = episode.state(0).torso.x;
      return (episode.state(episode.length).torso.x - start) / wholeEpisode;
    },
    success: (episode) => {
      const start = episode.state(0).torso.x;
      return episode.ending === "truncated" && episode.state(episode.length).torso.x - start >= wholeEpisode;
    },
    references: {
      human: "rewards/forward-human.ts",
      sparse: "rewards/forward-sparse.ts",
      gymnasium: "rewards/forward-gymnasium.ts",
    },
    steps: 200_000,
  },
]);
