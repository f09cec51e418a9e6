import { expect, test } from "vitest";
import type { RunEvent } from "../../../src/core/events.ts";
import { advance, createState, restore } from "../../../src/app/progress/state.ts";
import { phaseOf, secondsLeft, trainingsLeft } from "../../../src/app/progress/time-left.ts";
import {
  begun,
  candidate,
  ended,
  evaluated,
  firstGeneration,
  generation,
  plan,
  progressed,
  proposed,
  started,
} from "../../cli/progress/events.ts";

const after = (...events: RunEvent[]) => {
  const state = createState(0);
  for (const event of events) advance(state, event, 0);
  return state;
};

/** Selection of two leaders, report of one. */
const confirmation = plan.leaders * plan.selectionSeeds + plan.reportSeeds;

test("what is left counts the references that there are, not those a task lacks", () => {
  const search = plan.generations * plan.samples;
  expect(trainingsLeft(after(started))).toBe(search + confirmation);
  const withHuman = after(started, begun("reference:human", "report", 1), begun("reference:human", "report", 2));
  expect(trainingsLeft(withHuman)).toBe(2 + search + confirmation);
  expect(trainingsLeft(after(...firstGeneration))).toBe(plan.samples + confirmation);
});

test("of a reward that was given its report trainings are left, before it and its references begin", () => {
  const given = { ...plan, generations: 1, samples: 1, searchSeeds: 0, selectionSeeds: 0, leaders: 1 };
  expect(trainingsLeft(after({ ...started, config: { plan: given } } as RunEvent))).toBe(plan.reportSeeds);
  const human = begun("reference:human", "report", 1);
  expect(trainingsLeft(after({ ...started, config: { plan: given } } as RunEvent, human))).toBe(2 * plan.reportSeeds);
});

test("a refused or failed candidate is nothing left, nor is a leader that there are too few for", () => {
  const base = firstGeneration.slice(0, 5);
  const refused = ["g1-c1", "g1-c2", "g1-c3"].flatMap((id) => [proposed(id), evaluated(id, null)]);
  const state = after(...base, ...refused);
  expect(trainingsLeft(state)).toBe(2 + plan.samples + confirmation);
  const second = ["g2-c1", "g2-c2"].flatMap((id) => [proposed(id), evaluated(id, null)]);
  const one = after(...base, ...refused, generation(2), ...second, ...candidate("g2-c3"));
  expect(trainingsLeft(one)).toBe(2 + plan.selectionSeeds + plan.reportSeeds);
});

test("it ends at nothing, whatever came before: a search that stopped early, fewer leaders, a leader that failed", () => {
  const leaders = (...ids: string[]) =>
    ids.flatMap((id) => [1, 2].flatMap((seed) => [begun(id, "selection", seed), ended(id, "selection", { seed })]));
  const report = (id: string) => [1, 2].flatMap((seed) => [begun(id, "report", seed), ended(id, "report", { seed })]);
  const whole = [generation(2), ...["g2-c1", "g2-c2", "g2-c3"].flatMap((id) => candidate(id))];
  for (const rest of [
    [...whole, ...leaders("g1-c1", "g2-c1"), ...report("g2-c1")],
    [...leaders("g1-c1", "g1-c2"), ...report("g1-c2")],
    [...leaders("g1-c1", "g1-c2"), begun("g1-c1", "report", 1), ended("g1-c1", "report"), ...report("g1-c2")],
  ]) {
    const state = after(...firstGeneration, ...rest);
    expect(trainingsLeft(state)).toBe(0);
    expect(secondsLeft(state, 60_000)).toBeUndefined();
  }
});

test("an extended search is a search again, with references and a confirmation of its own to come", () => {
  const leaders = [begun("g1-c3", "selection"), ended("g1-c3", "selection")];
  const report = [1, 2].flatMap((seed) => [begun("g1-c3", "report", seed), ended("g1-c3", "report", { seed })]);
  const extended = (reportPool: number): RunEvent => {
    return { type: "search-extended", part: 1, after: 1, until: 3, reportPool, reportSeeds: [7, 8], caps: {} };
  };
  const state = after(...firstGeneration, ...leaders, ...report, extended(1));
  expect(phaseOf(state)).toBe("search");
  expect(trainingsLeft(state)).toBe(2 * plan.samples + confirmation);
  for (const seed of [7, 8]) advance(state, begun("reference:human", "report", seed), 0);
  expect(trainingsLeft(state)).toBe(2 + 2 * plan.samples + confirmation);
  const stopped = after(...firstGeneration, extended(0));
  expect(trainingsLeft(stopped)).toBe(2 * plan.samples + confirmation);
});

test("a confirmation has phases of its own", () => {
  expect(phaseOf(after())).toBe("starting");
  expect(phaseOf(after(started))).toBe("references");
  expect(phaseOf(after(...firstGeneration))).toBe("search");
  expect(phaseOf(after(...firstGeneration, begun("g1-c1", "selection")))).toBe("selection");
  expect(phaseOf(after(...firstGeneration, begun("g1-c1", "selection"), begun("g1-c1", "report")))).toBe("report");
});

test("a resumed run's time left comes from this process's speed alone, and its counts from the whole log", () => {
  const state = createState(1_000_000);
  const log = [...firstGeneration, generation(2), proposed("g2-c1"), begun("g2-c1", "search")];
  restore(state, log);
  expect(Object.keys(state.view.candidates).length).toBe(4);
  expect(state.view.spent.environmentSteps).toBe(5000);
  expect(state.view.generation).toBe(2);
  expect(state.view.running).toEqual({});
  expect(secondsLeft(state, 1_000_000)).toBeUndefined();
  // The search goes through its generations again.
  advance(state, generation(1), 1_000_000);
  expect(state.view.generation).toBe(2);
  advance(state, begun("g2-c1", "search"), 1_000_000);
  advance(state, progressed("g2-c1", "search", 0.5), 1_010_000);
  // Half a training took ten seconds; half of it, two others and the confirmation are left.
  expect(secondsLeft(state, 1_010_000)).toBeCloseTo((2.5 + confirmation) * 20, 6);
});

test("a part of a training that paused is neither a training that ended nor one that failed", () => {
  const paused = { ...ended("g1-c9", "search"), outcome: "paused", fitness: null, part: { until: 500, from: null } };
  const before = [...firstGeneration, generation(2), proposed("g1-c9")];
  const state = after(...before, paused as RunEvent);
  expect(trainingsLeft(state)).toBe(trainingsLeft(after(...before)));
  expect(state.endedHere).toBe(after(...before).endedHere);
});
