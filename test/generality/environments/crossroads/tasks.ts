import { defineTasks } from "../../../../src/simulator/define.ts";
import { environment } from "./environment.ts";

const { maxSteps } = environment.spec;
const allowed = 12;

export const tasks = defineTasks(environment, [
  {
    name: "keep-flowing",
    description: `Keep the queues short: no road may fill up, which ends the episode, and few cars are to wait on average. The episode lasts 120 steps (8 min) and succeeds if it lasts all of them and the number of cars waiting on all roads together, averaged over its steps, is at most ${allowed}.`,
    // Steps that a blocked junction did not reach count as full roads, so ending early is never the way out.
    fitness: (episode) => {
      let room = 0;
      for (let index = 1; index <= episode.length; index++) room += 1 - episode.state(index).junction.waiting / 60;
      return room / maxSteps;
    },
    success: (episode) => {
      if (episode.ending !== "truncated") return false;
      let waiting = 0;
      for (let index = 1; index <= episode.length; index++) waiting += episode.state(index).junction.waiting;
      return waiting / episode.length <= allowed;
    },
    references: {},
    steps: 60_000,
  },
]);
