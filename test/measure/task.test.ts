import { expect, test } from "vitest";
import { measureTask } from "../../src/measure/task.ts";
import { hop, makeEpisode, names, type Moment } from "./episodes.ts";

const expressions = { fitness: "change(torso.x)", success: "torso.x > 2 and ended" };
const { task } = measureTask(expressions, { names, steps: { steps: 10 } });

test("an episode is worth what its expressions say", () => {
  expect([task.fitness(hop as never), task.success?.(hop as never)]).toEqual([7, true]);
});

test("an episode whose physics blew up is worth its start and does not succeed, however far it flew", () => {
  const moments: Moment[] = [1, 2, 4000].map((x) => [x, 1, 0, 0, 0, 0, 0, 0]);
  const blown = makeEpisode({ moments, ending: "invalid" });
  expect([task.fitness(blown as never), task.success?.(blown as never)]).toEqual([0, false]);
  expect(measureTask({ fitness: "return" }, { names, steps: { steps: 10 } }).task.fitness(blown as never)).toBe(0);
});

test("without a success there is none", () => {
  expect(measureTask({ fitness: "length" }, { names, steps: { steps: 10 } }).task.success).toBeUndefined();
});
