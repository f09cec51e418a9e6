import { beforeAll, expect, test } from "vitest";
import { defectivePrograms, soundPrograms } from "./corpora.ts";
import { ruleFamilies } from "./rule-families.ts";
import { alarmsOf, recallOf, recallOfAll, reviewAll } from "./whole-critic.ts";

/** Kinds that only running a program on rollouts can tell: recall-probes.slow.test.ts measures them. */
const behavioural = new Set(["dominating", "saturated", "farmable", "suicidal", "procrastinating", "inverted"]);

let kinds: ReturnType<typeof recallOf>;
beforeAll(async () => {
  const programs = defectivePrograms().filter(({ kind }) => !behavioural.has(kind));
  kinds = recallOf(await reviewAll(programs, { probes: false }));
}, 600_000);

test("every kind of defect has its rules", () => {
  const all = new Set(defectivePrograms().map(({ kind }) => kind));
  expect(Object.keys(ruleFamilies).toSorted()).toEqual([...all].toSorted());
});

test("reading alone names 85 % of every kind that it can tell, and 95 % of all", () => {
  for (const [kind, { found, of, missed }] of kinds) {
    expect(found / of, `${kind}: missed ${missed.join(", ")}`).toBeGreaterThanOrEqual(0.85);
  }
  expect(recallOfAll(kinds)).toBeGreaterThanOrEqual(0.95);
});

test("of the sound programs none is refused by reading, and few are warned", { timeout: 600_000 }, async () => {
  const programs = await soundPrograms();
  const { refused, warned } = alarmsOf(await reviewAll(programs, { probes: false }));
  expect(refused.length / programs.length, refused.join("\n")).toBeLessThanOrEqual(0.02);
  // Less than the 15 % that all stages may warn: the probes need their share.
  expect(warned.length / programs.length, warned.join("\n")).toBeLessThanOrEqual(0.05);
});
