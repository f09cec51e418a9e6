import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";
import { lyingShare, lyingSteps, sweeps, turnedLeft } from "./measures.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the ant run forward, along +x, as fast as it can. The episode lasts 50 seconds (1000 steps), ends early if the torso leaves the heights from 0.2 m to 1 m, and succeeds if it does not end early and the ant's mean forward speed is at least 1 m/s (50 m covered).",
    // Distance over the time the episode could have lasted, as in hopper: an early end forfeits the rest. Tried: standing,
    // lying, full torque held: 0; alternating and random torques: up to ±0.04; a trot by hand with the hips swinging
    // sinusoidally: 0.32. Tumbling on earns what it covers, and mostly ends in a hop over 1 m.
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
    steps: 800_000,
  },
  {
    name: "lie-down",
    description:
      "Lie down flat and stay so: the torso at most 0.42 m high, tilted by at most 0.2 rad and not faster than 0.1 m/s, no joint faster than 0.5 rad/s. The episode lasts 50 seconds (1000 steps), ends early if the torso leaves the heights from 0.2 m to 1 m, and succeeds if the ant lies in at least 95 % of its steps.",
    // With no torque at all it sinks down too, slowed by its joints: in 3 s to 18 s, depending on how it landed. So the first
    // 10 s weigh half: no torque gets 0.4 to 0.9, lying down at once by hand 0.95. Tried: full, alternating, random and
    // small random torques: 0.04 at most; lying with hips swinging: 0.3.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : lyingShare(episode, { maxSteps })),
    success: (episode) => episode.ending === "truncated" && lyingSteps(episode) >= 0.95 * maxSteps,
    references: { human: "rewards/lie-down-human.ts", sparse: "rewards/lie-down-sparse.ts" },
    steps: 400_000,
  },
  {
    name: "wave-leg",
    description:
      "Stand on three legs and wave the front left one. A sweep is a swing of its hip from at least 0.25 rad to at most −0.25 rad or back, all the while with that foot at least 0.1 m over the ground, the other three feet at most 0.05 m over it, and the torso at least 0.45 m high and tilted by at most 0.3 rad. The episode lasts 50 seconds (1000 steps) and succeeds with at least 25 sweeps.",
    // Counted by going from side to side, so neither trembling nor holding the leg up is worth anything; one sweep a second
    // is all that pays. Tried: standing, lying, random, alternating torques: 0 to 1 sweep; waving all legs while lying: 0; a
    // stance by hand with the front left hip at 0.5 Hz: 47 sweeps.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : Math.min(sweeps(episode) / 50, 1)),
    success: (episode) => episode.ending === "truncated" && sweeps(episode) >= 25,
    references: { human: "rewards/wave-leg-human.ts", sparse: "rewards/wave-leg-sparse.ts" },
    steps: 400_000,
  },
  {
    name: "turn",
    description:
      "Turn to the left on the spot as fast as possible: upright (the torso tilted by at most 0.5 rad) and within 1 m of where it started. The episode lasts 50 seconds (1000 steps), ends early if the torso leaves the heights from 0.2 m to 1 m, and succeeds if it does not end early and the ant turns by at least 25 rad (four times round).",
    // The mean rate. Tried: standing, full torque: 0; random and alternating torques: 0.01 at most, mostly less than
    // nothing, since tumbling counts only where it turns right; a trot in place by hand, hips swinging against each other:
    // 0.74, and −0.74 the other way round; a trot forward: −0.07.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : turnedLeft(episode) / wholeEpisode),
    success: (episode) => episode.ending === "truncated" && turnedLeft(episode) >= 25,
    references: { human: "rewards/turn-human.ts", sparse: "rewards/turn-sparse.ts" },
    steps: 400_000,
  },
]);
