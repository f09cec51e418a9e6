import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalForm } from "../../../src/reward/normal-form.ts";
import { sameBehaviour } from "../../../src/evolution/screens/same-behaviour.ts";
import { sameTree } from "../../../src/evolution/screens/same-tree.ts";
import { storedOrder } from "../../../src/evolution/screens/stored-order.ts";
import { admitted, type Known, type Paid, type Reading } from "../../../src/evolution/screens/types.ts";
import { warned } from "../../../src/evolution/screens/warned.ts";
import { fakeReward } from "../fakes.ts";

const reading = (id: string, changes: Partial<Reading> = {}): Reading => {
  const reward = fakeReward(Number(id.slice(1)));
  return { id, reward, form: normalForm(reward), warnings: 0, paid: null, ...changes };
};

const pays = (bank: readonly number[], changes: Partial<Paid> = {}): Paid => ({
  bank: Float64Array.from(bank),
  judged: new Float64Array(),
  stored: [],
  waits: false,
  ...changes,
});

const known = (earlier: Reading[], changes: Partial<Known> = {}): Known => ({
  earlier,
  again: async ({ paid }) => paid,
  neverEnds: false,
  ...changes,
});

const twinOf = async (paid: Paid, others: Paid[], changes: Partial<Known> = {}): Promise<string | undefined> => {
  const earlier = others.map((other, place) => reading(`c${place + 1}`, { paid: other }));
  const verdict = await sameBehaviour.judge(reading("c9", { paid }), known(earlier, changes));
  return verdict.kind === "refuse" ? verdict.refusal.twin : undefined;
};

test("an equal tree is refused as the lowest that is equal, another is not", async () => {
  const earlier = [reading("c1"), reading("c2"), { ...reading("c2"), id: "c3" }];
  expect(await sameTree.judge({ ...reading("c2"), id: "c4" }, known(earlier))).toEqual({
    kind: "refuse",
    refusal: { twin: "c2", figures: {} },
  });
  expect(await sameTree.judge(reading("c5"), known(earlier))).toEqual(admitted);
});

const payments = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 });

test("a positive multiple of what an earlier one pays is its twin; a negative one, or one that differs in a step, is not", () =>
  fc.assert(
    fc.asyncProperty(payments, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.nat(), async (bank, scale, at) => {
      fc.pre(bank.filter((value) => value !== 0).length > 1);
      const times = (factor: number) => bank.map((value) => value * factor);
      expect(await twinOf(pays(times(scale)), [pays(bank)])).toBe("c1");
      expect(await twinOf(pays(times(-scale)), [pays(bank)])).toBeUndefined();
      const otherwise = times(scale);
      const size = Math.max(...otherwise.map(Math.abs));
      otherwise[at % bank.length] = (otherwise[at % bank.length] as number) + size / 100;
      expect(await twinOf(pays(otherwise), [pays(bank)])).toBeUndefined();
    }),
  ));

test("small payments count beside a large one", async () => {
  const bank = [1e6, 1e-3, 2e-3, -1e-3];
  expect(await twinOf(pays([1e6, 1e-3, 3e-3, -1e-3]), [pays(bank)])).toBeUndefined();
  expect(await twinOf(pays(bank.map((value) => value / 3)), [pays(bank)])).toBe("c1");
});

test("a payment for every step decides how long episodes last, unless nothing ends them early", async () => {
  const bank = [1, -2, 3, 5];
  const more = pays(bank.map((value) => 2 * value + 7));
  expect(await twinOf(more, [pays(bank)])).toBeUndefined();
  expect(await twinOf(more, [pays(bank)], { neverEnds: true })).toBe("c1");
});

test("equal rollouts are not enough: it must pay the same over the judged episodes of now", async () => {
  const bank = [1, 2, 3];
  const then = pays(bank, { judged: Float64Array.of(9) });
  const paid = pays(bank, { judged: Float64Array.of(4, 5) });
  const now = (...judged: number[]): Partial<Known> => ({
    again: async () => ({ ...then, judged: Float64Array.from(judged) }),
  });
  expect(await twinOf(paid, [then], now(4, 5))).toBe("c1");
  expect(await twinOf(paid, [then], now(4, 6))).toBeUndefined();
  expect(await twinOf(paid, [then], { again: async () => null })).toBeUndefined();
});

test("a term that waits for what nobody has done yet, and what could not be run, say nothing", async () => {
  const bank = [1, 2, 3];
  expect(await twinOf(pays(bank, { waits: true }), [pays(bank)])).toBeUndefined();
  expect(await twinOf(pays(bank), [pays(bank, { waits: true }), pays(bank)])).toBe("c2");
  expect(await sameBehaviour.judge(reading("c9"), known([reading("c1", { paid: pays(bank) })]))).toEqual(admitted);
});

const episodes = (rows: readonly (readonly [paid: number, length: number, success: boolean])[]): Paid =>
  pays([1], { stored: rows.map(([total, length, success]) => ({ return: total, length, success })) });

test.each([
  [
    "successes above every failure",
    episodes([
      [10, 5, true],
      [8, 5, true],
      [5, 5, false],
    ]),
    1,
  ],
  [
    "one of two successes below a failure",
    episodes([
      [10, 5, true],
      [4, 5, true],
      [5, 5, false],
    ]),
    0.5,
  ],
  [
    "a success that ends early and is paid less by the step, but more in all",
    episodes([
      [-5, 5, true],
      [-10, 10, false],
    ]),
    1,
  ],
  [
    "a success that ends early and is paid more by the step, but less in all",
    episodes([
      [6, 3, true],
      [10, 10, false],
    ]),
    1,
  ],
  [
    "no failure",
    episodes([
      [1, 5, true],
      [9, 5, true],
    ]),
    1,
  ],
  [
    "no success",
    episodes([
      [1, 5, false],
      [9, 5, false],
    ]),
    1,
  ],
])("of stored episodes, %s", async (_, paid, share) => {
  const verdict = await storedOrder.judge(reading("c1", { paid }), known([]));
  expect(verdict).toMatchObject({ kind: "admit", share });
  if (verdict.kind === "admit") expect(verdict.priority < 0).toBe(share < 1);
});

test("no screen but those of duplicates refuses, and none gives more than others get", () =>
  fc.assert(
    fc.asyncProperty(
      fc.nat(20),
      fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.integer({ min: 1, max: 9 }), fc.boolean())),
      async (warnings, rows) => {
        for (const screen of [warned, storedOrder]) {
          const verdict = await screen.judge(reading("c1", { warnings, paid: episodes(rows) }), known([]));
          expect(verdict.kind).toBe("admit");
          if (verdict.kind !== "admit") continue;
          expect(verdict.priority).toBeLessThanOrEqual(0);
          expect(verdict.share).toBeGreaterThan(0);
          expect(verdict.share).toBeLessThanOrEqual(1);
        }
      },
    ),
  ));
