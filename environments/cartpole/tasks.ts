import type { Episode } from "../../src/core/episode.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Metres along the track. */
const mark = 1;

/** Steps after the first `from` that end at the mark. Place and speed at once: passing through is not being there. */
const stepsAtMark = (episode: Episode<State>, from: number): number => {
  let count = 0;
  for (let index = from + 1; index <= episode.length; index++) {
    const { cart } = episode.state(index);
    if (Math.abs(cart.position - mark) <= 0.2 && Math.abs(cart.velocity) <= 0.5) count++;
  }
  return count;
};

export const tasks = defineTasks(environment, [
  {
    name: "balance",
    description:
      "Keep the pole upright: within 12 degrees of the vertical, with the cart within 2.4 m of the middle of the track, for 10 seconds (500 steps). The episode succeeds if it lasts all 500 steps.",
    // Only the simulator's own end of the episode counts, so there is nothing to game: every step kept is a step kept.
    fitness: ({ length, ending }) => (ending === "invalid" ? 0 : length / maxSteps),
    success: ({ length, ending }) => ending === "truncated" && length >= maxSteps,
    // Sparse and Gymnasium's reward coincide: both give 1 for every step.
    references: {
      human: "rewards/balance-human.ts",
      sparse: "rewards/balance-sparse.ts",
      gymnasium: "rewards/balance-gymnasium.ts",
    },
    steps: 50_000,
  },
  {
    name: "shift",
    description:
      "Move the cart to position 1 m and stay there without letting the pole fall: at the mark means within 0.2 m of 1 m with the cart slower than 0.5 m/s. The episode lasts 10 seconds (500 steps) and succeeds if it lasts all 500 steps and the cart is at the mark in every one of the last 100 (2 s).",
    // Steps at the mark, out of 500: a fall forfeits those that were left. Tried: driving one way until the fall, throwing
    // the cart through the mark, balancing in the middle (0); keeping the pole up wherever the cart drifts (0.06); a linear
    // controller with its set point at the mark (0.69, and success).
    fitness: (episode) => (episode.ending === "invalid" ? 0 : stepsAtMark(episode, 0) / maxSteps),
    success: (episode) =>
      episode.ending === "truncated" && stepsAtMark(episode, Math.max(0, episode.length - 100)) === 100,
    references: { human: "rewards/shift-human.ts", sparse: "rewards/shift-sparse.ts" },
    steps: 100_000,
  },
]);
