import type { Episode } from "../../src/core/episode.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;

type Spec = (typeof environment)["spec"];
type Drive = Episode<ValueOf<Spec["state"]>, ValueOf<Spec["action"]>>;

/** The squared throttle summed over the steps, as applied: what was clipped or not a number cannot hide in it. */
const effortOf = (episode: Drive): number => {
  let effort = 0;
  for (let index = 0; index < episode.length; index++) effort += episode.action(index).throttle ** 2;
  return effort;
};

export const tasks = defineTasks(environment, [
  {
    name: "reach",
    description:
      "Drive the car up the right hill to the flag at position 0.45, as soon as possible. The episode succeeds if the car reaches position 0.45 within 999 steps.",
    // Reaching is worth 1, arriving early up to 1 more; a near miss is worth nothing, so neither height nor speed can be
    // farmed, and a policy that reaches always beats one that does not.
    fitness: ({ length, ending }) => (ending === "terminated" ? 1 + (maxSteps - length) / maxSteps : 0),
    success: ({ ending }) => ending === "terminated",
    references: {
      human: "rewards/reach-human.ts",
      sparse: "rewards/reach-sparse.ts",
      gymnasium: "rewards/reach-gymnasium.ts",
    },
    steps: 60_000,
  },
  {
    name: "least-effort",
    description:
      "Drive the car up the right hill to the flag at position 0.45 with as little engine as possible. Effort is the squared throttle, summed over the steps. The episode lasts at most 999 steps and succeeds if the car reaches position 0.45 with an effort of at most 40.",
    // No arrival, no fitness; an arrival is worth 1, and up to 1 more as its effort goes from 100 to nothing. Tried: pushing
    // along with the velocity at full throttle arrives after 106 steps with an effort of 106 (fitness 1), at half after 161
    // with 40 (1.6), at a fifth after 353 with 14 (1.86); less does not arrive. Doing nothing, full throttle to the right,
    // jittering between both ends, random and NaN throttle: 0.
    fitness: (episode) => (episode.ending === "terminated" ? 1 + Math.max(0, 1 - effortOf(episode) / 100) : 0),
    success: (episode) => episode.ending === "terminated" && effortOf(episode) <= 40,
    references: { human: "rewards/least-effort-human.ts", sparse: "rewards/least-effort-sparse.ts" },
    steps: 120_000,
  },
]);
