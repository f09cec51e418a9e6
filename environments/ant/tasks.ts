import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the ant run forward, along +x, as fast as it can. The episode lasts 50 seconds (1000 steps), ends early if the torso leaves the heights from 0.2 m to 1 m, and succeeds if it does not end early and the ant's mean forward speed is at least 1 m/s (50 m covered).",
    // Distance over the time the episode could have lasted, as in hopper: an early end forfeits the rest.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      return (episode.state(episode.length).torso.x - episode.state(0).torso.x) / wholeEpisode;
    },
    success: (episode) =>
      episode.ending === "truncated" &&
      episode.state(episode.length).torso.x - episode.state(0).torso.x >= wholeEpisode,
    references: {
      human: "rewards/forward-human.ts",
      sparse: "rewards/forward-sparse.ts",
      gymnasium: "rewards/forward-gymnasium.ts",
    },
    steps: 400_000,
  },
]);
