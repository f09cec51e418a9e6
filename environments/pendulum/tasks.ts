import type { Episode } from "../../src/core/episode.ts";
import type { ValueOf } from "../../src/simulator/types.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import { environment } from "./environment.ts";

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Both at once: a rod that spins through the top is not upright. */
const isUpright = ({ rod }: State): boolean => Math.abs(rod.angle) <= 0.2 && Math.abs(rod.rate) <= 1;

const uprightShare = (episode: Episode<State>, from: number): number => {
  let upright = 0;
  for (let index = from + 1; index <= episode.length; index++) if (isUpright(episode.state(index))) upright++;
  return upright / (episode.length - from);
};

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
]);
