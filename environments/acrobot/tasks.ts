import type { Episode } from "../../src/core/episode.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { environment } from "./environment.ts";
import { balance } from "./spec.ts";

const { maxSteps } = environment.spec;

/** Steps after the first `from` that end upright: the tip at 1.9 m leaves neither link more than 0.46 rad from it. */
const uprightSteps = (episode: Episode<ValueOf<(typeof balance)["state"]>>, from: number): number => {
  let count = 0;
  for (let index = from + 1; index <= episode.length; index++) if (episode.state(index).tip.height >= 1.9) count++;
  return count;
};

export const tasks = defineTasks(environment, [
  {
    name: "swing-up",
    description:
      "Swing the free end of the lower link more than 1 m above the shoulder, as soon as possible. The episode succeeds if it gets there within 500 steps (100 s).",
    // As in mountain-car: getting there is worth 1, getting there early up to 1 more. Height, speed and near misses are
    // worth nothing; the world ends the episode at the first arrival, so none can be counted twice. Tried: no torque and
    // constant torque never get there; torque against the shoulder's rate does after 84 steps on average (1.83).
    fitness: ({ length, ending }) => (ending === "terminated" ? 1 + (maxSteps - length) / maxSteps : 0),
    success: ({ ending }) => ending === "terminated",
    references: {
      human: "rewards/swing-up-human.ts",
      sparse: "rewards/swing-up-sparse.ts",
      gymnasium: "rewards/swing-up-gymnasium.ts",
    },
    steps: 100_000,
  },
  {
    name: "hold-upright",
    description:
      "Hold both links upright: the free end of the lower link at least 1.9 m above the shoulder (2 m is straight up). The episode starts nearly upright and lasts 20 s (400 steps); it ends early when the free end is 1 m above the shoulder or lower. It succeeds if it does not end early and the free end is at least 1.9 m up in every one of the last 200 steps (10 s).",
    options: { setup: "balance" },
    // Steps upright, out of 400: falling forfeits those that were left. Tried: no torque (0.08, the links take two seconds to
    // fall), full torque either way or in turns and random torque (0.02–0.05), torque in proportion to the lean (0.11); an
    // optimal linear regulator: 1, and success.
    fitness: (episode) => (episode.ending === "invalid" ? 0 : uprightSteps(episode, 0) / balance.maxSteps),
    success: (episode) =>
      episode.ending === "truncated" && uprightSteps(episode, Math.max(0, episode.length - 200)) === 200,
    references: { human: "rewards/hold-upright-human.ts", sparse: "rewards/hold-upright-sparse.ts" },
    steps: 400_000,
  },
]);
