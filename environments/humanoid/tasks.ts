import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";
import { standingShare, stretches } from "./measures.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the humanoid run forward, along +x, as fast as it can without falling. The episode lasts 15 seconds (1000 steps), a fall (the chest at 1 m or lower) ends it, and it succeeds if the humanoid does not fall and the mean forward speed of its centre of mass is at least 1 m/s (15 m covered).",
    // Distance over the time the episode could have lasted, as in hopper: a fall forfeits the rest. Of the centre of mass:
    // a chest bent forward or a stretched leg is no distance. Tried: no torque, random, alternating and full torques, falling
    // forward stiffly, with a leg out or off a crouch: 0.034 at most.
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
  {
    name: "stand",
    description:
      "Stand still and upright where you are: the chest between 1.15 m and 1.5 m high and tilted by at most 0.3 rad, the centre of mass within 0.5 m of where it started and not faster than 0.3 m/s along the ground. The episode lasts 15 seconds (1000 steps), a fall (the chest at 1 m or lower) ends it, and it succeeds if the humanoid does not fall and stands so in at least 90 % of the steps.",
    // Every condition in every step, and a fall forfeits the rest. Without ankles it cannot stand passively: no torque, stiff
    // joints, a wide or long stance and random torques fall after 20 to 74 steps, with 0.03 at most.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : standingShare(episode, { maxSteps })),
    success: (episode) => episode.ending === "truncated" && standingShare(episode, { maxSteps }) >= 0.9,
    references: { human: "rewards/stand-human.ts", sparse: "rewards/stand-sparse.ts" },
    steps: 600_000,
  },
  {
    name: "walk",
    description:
      "Walk forward, along +x, at 1 m/s. The episode lasts 15 seconds (1000 steps), a fall (the chest at 1 m or lower) ends it. Its 50 stretches of 0.3 s (20 steps) are scored by the mean speed of the centre of mass along x: full marks at 1 m/s, none at 0.5 m/s or less and 1.5 m/s or more. It succeeds if the humanoid does not fall and the speed is between 0.75 m/s and 1.25 m/s in at least 35 of the stretches.",
    // Stretches that are not reached have no marks. Tried: standing has none, falling forward stiffly 0.018 (its speed passes
    // through 1 m/s once), random torques 0; a run at 2 m/s or one long leap has none.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      const marks = stretches(episode).map((speed) => Math.max(0, 1 - Math.abs(speed - 1) / 0.5));
      return marks.reduce((total, mark) => total + mark, 0) / 50;
    },
    success: (episode) =>
      episode.ending === "truncated" && stretches(episode).filter((speed) => Math.abs(speed - 1) <= 0.25).length >= 35,
    references: { human: "rewards/walk-human.ts", sparse: "rewards/walk-sparse.ts" },
    steps: 800_000,
  },
]);
