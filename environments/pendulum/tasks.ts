import type { Episode } from "../../src/core/episode.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Both at once: a rod that spins through the top is not upright. */
const isUpright = ({ rod }: State): boolean => Math.abs(rod.angle) <= 0.2 && Math.abs(rod.rate) <= 1;

/** Leaning at 0.3 rad takes 1.48 of the motor's 2 N·m: a rod balanced at the top is no answer. */
const isLeaning = ({ rod }: State): boolean => Math.abs(rod.angle - 0.3) <= 0.1 && Math.abs(rod.rate) <= 0.5;

/** Of the steps after the first `from`, the share that end so. */
const share = (episode: Episode<State>, { is, from }: { is: (state: State) => boolean; from: number }): number => {
  let count = 0;
  for (let index = from + 1; index <= episode.length; index++) if (is(episode.state(index))) count++;
  return count / (episode.length - from);
};

const uprightShare = (episode: Episode<State>, from: number): number => share(episode, { is: isUpright, from });
const leaningShare = (episode: Episode<State>, from: number): number => share(episode, { is: isLeaning, from });

export const tasks = defineTasks(environment, [
  {
    name: "swing-up",
    description:
      "Swing the pendulum up and hold it upright: within 0.2 rad of the vertical and slower than 1 rad/s. The episode lasts 200 steps (10 s) and succeeds if the pendulum is upright in that sense in every one of the last 50 steps (2.5 s).",
    // Only the time held counts; spinning past the top and hovering near it are worth nothing. Starts near the top are
    // rare (about 6 % of the circle), so a policy that cannot swing up scores little.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : uprightShare(episode, 0)),
    success: (episode) =>
      episode.ending === "truncated" && uprightShare(episode, Math.max(0, episode.length - 50)) === 1,
    references: {
      human: "rewards/swing-up-human.ts",
      sparse: "rewards/swing-up-sparse.ts",
      gymnasium: "rewards/swing-up-gymnasium.ts",
    },
    steps: 100_000,
  },
  {
    name: "lean",
    description:
      "Swing the pendulum up and hold it leaning 0.3 rad towards positive angles: within 0.1 rad of 0.3 rad and slower than 0.5 rad/s. The episode lasts 200 steps (10 s) and succeeds if the pendulum is held so in every one of the last 50 steps (2.5 s).",
    // Only the time held counts. Tried: holding it upright, holding it at −0.3 rad, spinning under full torque (0), hanging
    // still and random torque (0.005, from starts near the place); swinging up and leaning by hand (0.84, and success).
    fitness: (episode) => (episode.ending === "invalid" ? 0 : leaningShare(episode, 0)),
    success: (episode) =>
      episode.ending === "truncated" && leaningShare(episode, Math.max(0, episode.length - 50)) === 1,
    references: { human: "rewards/lean-human.ts", sparse: "rewards/lean-sparse.ts" },
    steps: 120_000,
  },
]);
