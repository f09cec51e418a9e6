import { step } from "../reward/run.ts";
import type { Step } from "./evaluator.ts";

const edges = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2, 2.5, -2.5, 3, 0.1, 1e-7, 700, 1e300, Infinity, -Infinity, NaN];

/** Steps of the made-up walker in which every field takes every number that languages disagree on, and two plain ones. */
export const edgeSteps = [
  ...edges.map((_value, index) => edges.slice(index).concat(edges.slice(0, index))),
  [0.3, 1.2, -0.2, 0.9, 1, 3, -4, 5],
  [-0.3, 0.7, 0.4, -1.9, 0, 0.5, 2, 1],
].map((values, index) => step(values, index % 3 === 2) as Step);
