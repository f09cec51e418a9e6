import type { Episode } from "../../src/core/episode.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { environment } from "./environment.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;
const oneSecond = Math.round(1 / dt);

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Of the torso, which cannot be stretched. */
const distance = (episode: Episode<State>): number => episode.state(episode.length).torso.x - episode.state(0).torso.x;

/** Compared with the other foot, not with the ground: in a jump with both feet neither is raised. */
const isOnRightLeg = ({ right, left }: State): boolean => left.foot.height - right.foot.height >= 0.2;

/** Steps after the first `from` that end on the right leg. A last step into a fall does not count. */
const stepsOnRightLeg = (episode: Episode<State>, from: number): number => {
  const last = episode.ending === "terminated" ? episode.length - 1 : episode.length;
  let count = 0;
  for (let index = from + 1; index <= last; index++) if (isOnRightLeg(episode.state(index))) count++;
  return count;
};

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the walker walk or run forward as fast as it can without falling. The episode lasts 8 seconds (1000 steps) and succeeds if the walker does not fall and its mean forward speed is at least 1 m/s (8 m covered).",
    // Distance over the time the episode could have lasted: a fall forfeits the rest, so a dive earns what it covers (up to
    // 0.1 m/s) and standing nothing.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : distance(episode) / wholeEpisode),
    success: (episode) => episode.ending === "truncated" && distance(episode) >= wholeEpisode,
    references: {
      human: "rewards/forward-human.ts",
      sparse: "rewards/forward-sparse.ts",
      gymnasium: "rewards/forward-gymnasium.ts",
    },
    steps: 300_000,
  },
  {
    name: "backward",
    description:
      "Make the walker walk or run backward, towards −x, as fast as it can without falling. The episode lasts 8 seconds (1000 steps) and succeeds if the walker does not fall and its mean backward speed is at least 0.5 m/s (4 m covered).",
    // As forward.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : -distance(episode) / wholeEpisode),
    success: (episode) => episode.ending === "truncated" && -distance(episode) >= 0.5 * wholeEpisode,
    references: { human: "rewards/backward-human.ts", sparse: "rewards/backward-sparse.ts" },
    steps: 400_000,
  },
  {
    name: "one-leg",
    description:
      "Make the walker stand or hop on its right leg alone: the lowest point of the left foot at least 0.2 m above that of the right foot. The episode lasts 8 seconds (1000 steps) and succeeds if the walker does not fall and is on its right leg alone, in that sense, in every step after the first second (125 steps).",
    // The share of the 1000 steps so spent; a fall forfeits the rest. Falling with the leg raised is worth the time of the
    // fall (under 0.15), jumping with both feet nothing, running or skipping at most the left foot's half. No part of the
    // left leg but the foot can reach the ground without the torso coming below 0.8 m, which is a fall.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : stepsOnRightLeg(episode, 0) / maxSteps),
    success: (episode) => episode.ending === "truncated" && stepsOnRightLeg(episode, oneSecond) >= maxSteps - oneSecond,
    references: { human: "rewards/one-leg-human.ts", sparse: "rewards/one-leg-sparse.ts" },
    steps: 300_000,
  },
]);
