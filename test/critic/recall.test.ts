import { expect, test } from "vitest";
import { defectivePrograms, soundPrograms } from "./corpora.ts";
import { behavioural, ruleFamilies } from "./rule-families.ts";
import { alarmsOf, ofReading, recallOf, recallOfAll, reviewAll } from "./whole-critic.ts";

test("every kind of defect has its rules", () => {
  const all = new Set(defectivePrograms().map(({ kind }) => kind));
  expect(Object.keys(ruleFamilies).toSorted()).toEqual([...all].toSorted());
});

// A part of the corpora, so that a critic that lost a rule is noticed at once; all of it, and with probes: recall.slow.test.ts.
test("reading alone names nine in ten of the first two programs of a kind", async () => {
  const kinds = Map.groupBy(
    defectivePrograms().filter(({ kind }) => !behavioural.has(kind)),
    ({ kind }) => kind,
  );
  const programs = [...kinds.values()].flatMap((all) => all.slice(0, 2));
  expect(recallOfAll(recallOf(await reviewAll(programs, { probes: false, words: true })))).toBeGreaterThanOrEqual(0.9);
});

test("of every tenth sound program none is refused by reading", async () => {
  const programs = (await soundPrograms()).filter((_program, place) => place % 10 === 0);
  expect(alarmsOf(await reviewAll(programs, { probes: false })).refused).toEqual([]);
});

// What recall.slow.test.ts counts on.
test.each([true, false])(
  "reading alone says what the whole critic says that no probe does (words: %s)",
  async (words) => {
    const programs = defectivePrograms().filter(
      ({ environment }, place) => environment === "mountain-car" && place % 3 === 0,
    );
    expect(programs.length).toBeGreaterThan(5);
    const whole = await reviewAll(programs, { probes: true, words: true });
    expect([...whole.values()].flat().some(({ rule }) => rule.startsWith("probes/"))).toBe(true);
    expect(ofReading(whole, { words })).toEqual(await reviewAll(programs, { probes: false, words }));
  },
);
