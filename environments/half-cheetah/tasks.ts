import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";
import { distance, flips, pace } from "./measures.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the half-cheetah run forward on its feet as fast as it can. The episode lasts 50 seconds (1000 steps) and succeeds if it covers at least 75 m (a mean of 1.5 m/s). Way gained counts only while the torso is within 60 degrees of level, right side up; way lost always counts.",
    // Way on the back does not count and tumbling to and fro gains nothing. Tried: standing, full torque: 0; random torques:
    // −0.4 to −0.1; alternating ones −1.2; open-loop gaits of 0.4 to 0.6 s a stride, found by search: 3 to 4 m/s.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : distance(episode, 1) / wholeEpisode),
    success: (episode) => episode.ending === "truncated" && distance(episode, 1) >= 1.5 * wholeEpisode,
    references: {
      human: "rewards/forward-human.ts",
      sparse: "rewards/forward-sparse.ts",
      gymnasium: "rewards/forward-gymnasium.ts",
    },
    steps: 400_000,
  },
  {
    name: "backward",
    description:
      "Make the half-cheetah run backward, tail first, on its feet as fast as it can. The episode lasts 50 seconds (1000 steps) and succeeds if it covers at least 100 m backward (a mean of 2 m/s). Way gained counts only while the torso is within 60 degrees of level, right side up; way lost always counts.",
    // As forward, but easier: torques that alternate in every step already drive it backward at 1.2 m/s.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : distance(episode, -1) / wholeEpisode),
    success: (episode) => episode.ending === "truncated" && distance(episode, -1) >= 2 * wholeEpisode,
    references: { human: "rewards/backward-human.ts", sparse: "rewards/backward-sparse.ts" },
    steps: 400_000,
  },
  {
    name: "flip",
    description:
      "Make the half-cheetah do front flips, one after another. A front flip is a whole turn of the torso, nose first, from feet to feet: from a foot on the ground with the torso within 45 degrees of level to the same again one turn on, neither torso nor head touching the ground on the way. The episode lasts 50 seconds (1000 steps) and succeeds with at least 10 front flips.",
    // Flips, and half a point for the largest part of one, so that the first can be told from none at all. Rolling over on
    // back or head is spoiled by its contact; rocking, standing on the head end and turning to and fro through the place of
    // a stance end no turn. Turning back between two flips gains nothing: each has to be turned anew.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      const { whole, part } = flips(episode);
      return whole + 0.5 * part;
    },
    success: (episode) => episode.ending === "truncated" && flips(episode).whole >= 10,
    references: { human: "rewards/flip-human.ts", sparse: "rewards/flip-sparse.ts" },
    steps: 800_000,
  },
  {
    name: "pace",
    description:
      "Make the half-cheetah run forward at 2 m/s and keep that pace. In each second of the clock (20 steps) it has to cover 1.8 to 2.2 m, the torso within 60 degrees of level at the second's end. The episode lasts 50 seconds (1000 steps) and succeeds if at least 40 of its 50 seconds are kept so.",
    // The mean over the seconds, each by itself, so an average over a dash and a rest is worth little: standing and running
    // at twice the pace are worth nothing.
    fitness: (episode) =>
      episode.ending === "invalid" ? 0 : pace(episode).reduce((total, kept) => total + kept, 0) / wholeEpisode,
    success: (episode) => episode.ending === "truncated" && pace(episode).filter((kept) => kept === 1).length >= 40,
    references: { human: "rewards/pace-human.ts", sparse: "rewards/pace-sparse.ts" },
    steps: 400_000,
  },
]);
