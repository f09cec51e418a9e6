import type { Episode } from "../../../../src/core/episode.ts";
import { defineTasks } from "../../../../src/simulator/define.ts";
import type { ValueOf } from "../../../../src/core/spec.ts";
import { environment } from "./environment.ts";

type State = ValueOf<(typeof environment)["spec"]["state"]>;

const settled = ({ a3, a7 }: State): boolean => Math.abs(a7) <= 0.25 && Math.abs(a3) <= 0.5;

const settledShare = (episode: Episode<State>, last: number): number => {
  let count = 0;
  for (let index = episode.length - last + 1; index <= episode.length; index++) {
    if (settled(episode.state(index))) count++;
  }
  return count / last;
};

export const tasks = defineTasks(environment, [
  {
    name: "settle",
    description:
      "Bring quantity a7 to zero and keep it there calmly: within 0.25 of zero with a3 between −0.5 and 0.5. The episode lasts 160 steps and succeeds if this holds in at least 90 % of its last 40 steps.",
    fitness: (episode) => settledShare(episode, episode.length),
    success: (episode) => episode.length >= 40 && settledShare(episode, 40) >= 0.9,
    references: {},
    steps: 60_000,
  },
]);
