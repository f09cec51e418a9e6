import { expect, test } from "vitest";
import { orderingFindings, type PaidEpisode } from "../../../src/critic/probes/ordering.ts";

const maxSteps = 100;
const pay = (total: number, over: Partial<PaidEpisode> = {}): PaidEpisode => ({
  total,
  terms: { a: total, b: 0 },
  length: 100,
  ending: "truncated",
  ...over,
});
const goal = pay(10, { length: 50, ending: "terminated" });
const rules = (failures: PaidEpisode[], loops: Parameters<typeof orderingFindings>[0]["loops"] = []) =>
  orderingFindings({ achievers: [goal], failures, loops, maxSteps }).map(({ rule }) => rule);

test("a reward that prefers the task says nothing", () => expect(rules([pay(3), pay(9.9)], [])).toEqual([]));

test("equal within rounding says nothing", () => expect(rules([pay(10.0001), pay(0)])).toEqual([]));

test("an early failure that earns more is suicidal, a late one is not", () => {
  expect(rules([pay(11, { length: 5, ending: "terminated" }), pay(0)])).toEqual(["probes/suicidal"]);
  expect(rules([pay(11, { length: 80, ending: "terminated" }), pay(0)])).toEqual([]);
});

test("what standing still would earn as well is waiting, what only moving earns is farming", () => {
  expect(rules([pay(20), pay(0)])).toEqual(["probes/procrastinating"]);
  expect(rules([pay(0)], [{ ...pay(20), period: 4, resting: 15 }])).toEqual(["probes/procrastinating"]);
  expect(rules([pay(0)], [{ ...pay(20), period: 4, resting: 3 }])).toEqual(["probes/farmable"]);
  expect(rules([pay(0)], [{ ...pay(20), period: 32 }])).toEqual(["probes/farmable"]);
});

test("an episode that moves without doing the task is farming where a loop shows it", () => {
  expect(rules([pay(20, { resting: 3 }), pay(0)], [{ ...pay(19), period: 24, resting: 3 }])).toEqual([
    "probes/farmable",
  ]);
  expect(rules([pay(20, { resting: 3 }), pay(0)], [{ ...pay(2), period: 24, resting: 3 }])).toEqual([
    "probes/procrastinating",
  ]);
});

test("upside down, whole and by the step, with the term that does it", () => {
  const [only, ...more] = orderingFindings({
    achievers: [pay(-50, { terms: { a: -60, b: 10 } })],
    failures: [1, 2, 3].map((total) => pay(total, { terms: { a: total, b: 0 } })),
    loops: [],
    maxSteps,
  });
  expect(only).toMatchObject({ rule: "probes/inverted", term: "a" });
  expect(more).toEqual([]);
});

test("what a late success earns is no measure: staying away must not earn more than doing the task well", () => {
  const late = pay(21, { length: 99, ending: "terminated" });
  const found = orderingFindings({ achievers: [goal, late], failures: [pay(20), pay(19)], loops: [], maxSteps });
  expect(found.map(({ rule }) => rule)).toEqual(["probes/procrastinating"]);
});

test("of terms with a good part in the difference the one that prefers failing is blamed, and all are named", () => {
  const achievers = [pay(8, { terms: { contact: 10, push: -2 } })];
  const failures = [pay(2, { terms: { contact: 2, push: 0 } }), pay(1, { terms: { contact: 1, push: 0 } })];
  const loops = [{ ...pay(13, { terms: { contact: 13, push: 0 } }), period: 4, resting: 13 }];
  const [found] = orderingFindings({ achievers, failures, loops, maxSteps });
  expect(found).toMatchObject({ rule: "probes/procrastinating", term: "push" });
  expect(found?.message).toContain("'push', 'contact'");
});

test("what is left of terms that cancel is no difference", () => {
  const rest = (total: number) => pay(total, { terms: { a: 5, b: -5 } });
  const found = orderingFindings({
    achievers: [rest(-1e-15)],
    failures: [rest(0), rest(0), rest(1e-16)],
    loops: [],
    maxSteps,
  });
  expect(found).toEqual([]);
});

test("nobody does it, or nobody fails: nothing to compare", () => {
  expect(orderingFindings({ achievers: [], failures: [pay(1)], loops: [], maxSteps })).toEqual([]);
  expect(orderingFindings({ achievers: [goal], failures: [], loops: [], maxSteps })).toEqual([]);
});
