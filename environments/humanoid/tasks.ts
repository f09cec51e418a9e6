import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the humanoid run forward, along +x, as fast as it can without falling. The episode lasts 15 seconds (1000 steps), a fall (the chest at 1 m or lower) ends it, and it succeeds if the humanoid does not fall and the mean forward speed of its centre of mass is at least 1 m/s (15 m covered).",
    // Distance over the time the episode could have lasted, as in hopper: a fall forfeits the rest. Of the centre of mass:
    // a chest bent forward or a stretched leg is no distance.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      return (episode.state(episode.length).centerOfMass.x - episode.state(0).centerOfMass.x) / wholeEpisode;
    },
    success: (episode) =>
      episode.ending === "truncated" &&
      episode.state(episode.length).centerOfMass.x - episode.state(0).centerOfMass.x >= wholeEpisode,
    references: {
      human: "rewards/forward-human.ts",
      sparse: "rewards/forward-sparse.ts",
      gymnasium: "rewards/forward-gymnasium.ts",
    },
    steps: 600_000,
  },
]);
