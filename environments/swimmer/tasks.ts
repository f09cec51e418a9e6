import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Swim along +x as fast as you can. Progress is that of the centre of mass. The episode lasts 40 seconds (1000 steps) and succeeds if the mean speed along +x is at least 0.2 m/s (8 m covered).",
    // Speed of the centre of mass over the whole episode, which no bending can move. Tried: no torque and random torque
    // (within 0.02 m/s, what the start's noise gives), constant torques that fold it up (0; they move Gymnasium's point on
    // the front link by 0.4 m), trembling (0), a wave from front to rear by hand (0.125); learned strokes reach 0.33.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      const start = episode.state(0).body.x;
      return (episode.state(episode.length).body.x - start) / wholeEpisode;
    },
    success: (episode) => {
      const start = episode.state(0).body.x;
      return episode.ending === "truncated" && episode.state(episode.length).body.x - start >= 0.2 * wholeEpisode;
    },
    references: {
      human: "rewards/forward-human.ts",
      sparse: "rewards/forward-sparse.ts",
      gymnasium: "rewards/forward-gymnasium.ts",
    },
    steps: 200_000,
  },
  {
    name: "turn",
    description:
      "Turn the whole body to the left (counter-clockwise) as far as you can. What counts is the mean direction of the three links. The episode lasts 40 seconds (1000 steps) and succeeds if the mean direction has turned left by at least one full turn (6.28 rad) from where it started.",
    // Full turns of the mean direction, which bending alone cannot take round. Tried: no torque (0.03 at most), random torque
    // (0.09 at most), trembling, constant torques that bend the front link round by up to 1.7 rad (0.01 to 0.18), a lopsided
    // wave by hand (1.5, and success).
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      const start = episode.state(0).body.heading;
      return (episode.state(episode.length).body.heading - start) / (2 * Math.PI);
    },
    success: (episode) => {
      const start = episode.state(0).body.heading;
      return episode.ending === "truncated" && episode.state(episode.length).body.heading - start >= 2 * Math.PI;
    },
    references: { human: "rewards/turn-human.ts", sparse: "rewards/turn-sparse.ts" },
    steps: 200_000,
  },
]);
