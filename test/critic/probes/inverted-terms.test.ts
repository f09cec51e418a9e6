import { expect, test } from "vitest";
import { invertedTerms, paysAndCosts } from "../../../src/critic/probes/inverted-terms.ts";

const pay = (terms: Record<string, number>, length = 100) => ({
  terms,
  length,
  total: Object.values(terms).reduce((sum, value) => sum + value, 0),
});
const failures = [pay({ push: 0, near: 1 }), pay({ push: 0, near: 2 }), pay({ push: 0.1, near: 3 })];

test("a term that prefers failing is found where another makes up for it", () => {
  const [found, ...more] = invertedTerms({ achievers: [pay({ push: -3, near: 10 })], failures });
  expect(found).toMatchObject({ rule: "probes/inverted", term: "push" });
  expect(more).toEqual([]);
});

test("a small part, a preference in some pairs only, or two failures tell nothing", () => {
  const none = (achievers: ReturnType<typeof pay>[], some = failures) =>
    expect(invertedTerms({ achievers, failures: some })).toEqual([]);
  none([pay({ push: -0.2, near: 10 })]);
  none([pay({ push: -3, near: 10 }), pay({ push: 0.2, near: 10 })]);
  none([pay({ push: -3, near: 10 })], failures.slice(1));
});

test("a term that pays less in all, but no less a step, is only shorter", () =>
  expect(
    invertedTerms({ achievers: [pay({ push: 50 }, 50)], failures: [100, 100, 100].map((push) => pay({ push })) }),
  ).toEqual([]));

test("a price costs everywhere", () => {
  expect(paysAndCosts({ min: -5, max: 0 })).toBe(false);
  expect(paysAndCosts({ min: -5, max: 4 })).toBe(true);
  expect(paysAndCosts({ min: -1e-9, max: 4 })).toBe(false);
});
