import type { Episode } from "../../src/core/episode.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Metres along the rail. */
const mark = 0.5;

/** Steps after the first `from` that end at the mark. Place and speed at once: passing through is not being there. */
const stepsAtMark = (episode: Episode<State>, from: number): number => {
  let count = 0;
  for (let index = from + 1; index <= episode.length; index++) {
    const { cart } = episode.state(index);
    if (Math.abs(cart.position - mark) <= 0.1 && Math.abs(cart.velocity) <= 0.5) count++;
  }
  return count;
};

export const tasks = defineTasks(environment, [
  {
    name: "balance",
    description:
      "Keep the pole upright: within 0.2 rad of the vertical for 40 seconds (1000 steps). The episode succeeds if the pole has not fallen in 1000 steps.",
    // Only the simulator's own end of the episode counts, so there is nothing to game. Tried: no force, random force, a
    // controller that forgets the cart and ends at a stop of the rail (0.09), one that does not (1, and success).
    fitness: ({ length, ending }) =>
      ending === "invalid" ? 0 : (ending === "terminated" ? length - 1 : length) / maxSteps,
    success: ({ length, ending }) => ending === "truncated" && length >= maxSteps,
    // Sparse and Gymnasium's reward coincide: both give 1 for every step that does not end in a fall.
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
      "Carry the pole to the mark 0.5 m to the right (at +0.5 m) of the rail's middle and stand there: at the mark means that the cart is within 0.1 m of it and slower than 0.5 m/s. The episode lasts 40 seconds (1000 steps) and succeeds if the pole has not fallen and the cart is at the mark after every one of the last 250 steps (10 s).",
    // Steps at the mark, out of 1000: a fall forfeits those that were left. Tried: a throw to the right, balancing in the
    // middle (0), a controller that forgets the cart and drifts through the mark (0.002 to 0.04), balancing at the mark
    // (above 0.9, and success).
    fitness: (episode) => (episode.ending === "invalid" ? 0 : stepsAtMark(episode, 0) / maxSteps),
    success: (episode) =>
      episode.ending === "truncated" && stepsAtMark(episode, Math.max(0, episode.length - 250)) === 250,
    references: { human: "rewards/shift-human.ts", sparse: "rewards/shift-sparse.ts" },
    steps: 100_000,
  },
]);
