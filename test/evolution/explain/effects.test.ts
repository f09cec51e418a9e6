import { array, assert, constantFrom, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { effectsOf, verdictOf, type BySeed, type MeasuredChange } from "../../../src/evolution/explain/effects.ts";

const trained = (scores: readonly number[]): BySeed =>
  new Map(scores.map((fitness, seed) => [seed, { kind: "trained", result: { fitness } }]));

const removed = (term: string, scores: readonly number[]): MeasuredChange => ({
  term,
  change: "removed",
  outcomes: trained(scores),
});

test.each([
  ["worse", -2, [-3, -1], 0.1],
  ["better", 2, [1, 3], 0.1],
  ["slight", -0.5, [-0.9, -0.1], 0.6],
  ["none", 0.01, [-0.09, 0.1], 0.1],
  ["none", -0.05, [-0.06, -0.04], 0.1],
  ["unknown", 0, [-0.11, 0.09], 0.1],
  ["unknown", -2, null, 0.1],
] as const)("%s is what an effect of %s within %j comes to", (verdict, mean, interval, margin) => {
  expect(verdictOf({ mean, interval: interval && [interval[0], interval[1]] }, margin)).toBe(verdict);
});

test("no effect is said only where the interval lies within a tenth of the score, and an effect only where it leaves zero out", () => {
  assert(
    property(
      array(integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 8 }),
      integer({ min: 0, max: 50 }),
      constantFrom("removed" as const, "halved" as const),
      (noise, lost, change) => {
        const own = noise.map((_, seed) => 20 + seed);
        const changes = [
          { term: "a", change, outcomes: trained(own.map((score, seed) => score - lost + (noise[seed] ?? 0))) },
        ];
        const { effects, margin, fitness } = effectsOf(trained(own), changes);
        const { verdict, effect } = effects[0] as (typeof effects)[0];
        expect(margin).toBeCloseTo(fitness.mean / 10, 12);
        const [low, high] = effect?.interval ?? [0, 0];
        if (verdict === "none") expect(Math.max(-low, high)).toBeLessThanOrEqual(margin);
        if (verdict === "worse") expect(high).toBeLessThan(0);
        if (verdict === "better") expect(low).toBeGreaterThan(0);
        if (verdict === "unknown") expect(Math.sign(low) * Math.sign(high)).toBeLessThanOrEqual(0);
      },
    ),
  );
});

test("a term whose loss is large stands first, one that changes nothing last, and a noisy one in between", () => {
  const own = [2, 2.2, 1.9, 2.1, 2.05];
  const { effects } = effectsOf(trained(own), [
    removed("idle", own),
    removed("noisy", [1, 2.9, 2.2, 1.4, 2.6]),
    removed("decisive", [0.1, 0.2, 0, 0.1, 0.2]),
  ]);
  expect(effects.map(({ term, verdict }) => [term, verdict])).toEqual([
    ["decisive", "worse"],
    ["noisy", "unknown"],
    ["idle", "none"],
  ]);
});

test("of three hundred explanations with two useless terms that only add noise, at most one in twenty calls any decisive", () => {
  const random = createRandom(5);
  const noise = () => random.normal() * 0.3;
  let wrong = 0;
  for (let trial = 0; trial < 300; trial++) {
    const scores = () => Array.from({ length: 5 }, () => 2 + noise());
    const { effects } = effectsOf(trained(scores()), [
      removed("useless", scores()),
      removed("idle", scores()),
      removed(
        "decisive",
        scores().map((score) => score - 2),
      ),
    ]);
    expect(effects[0]?.term).toBe("decisive");
    if (effects.some(({ term, verdict }) => term !== "decisive" && verdict === "worse")) wrong++;
  }
  expect(wrong).toBeLessThanOrEqual(15);
});

test("what fails without a term says so, and pairs are those of seeds that both have", () => {
  const outcomes: BySeed = new Map([
    [0, { kind: "failed", failure: { reason: "not-finite", message: "term 'a' is NaN" } }],
  ]);
  const { effects } = effectsOf(trained([1, 2, 3]), [
    { term: "a", change: "removed", outcomes },
    { term: "b", change: "removed", outcomes: trained([1, 2]) },
  ]);
  expect(effects[0]).toMatchObject({ term: "a", verdict: "failed", reason: "not-finite: term 'a' is NaN" });
  expect(effects[1]).toMatchObject({ term: "b", seeds: 2, effect: { mean: 0, interval: [0, 0] } });
});
