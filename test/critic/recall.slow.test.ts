import { beforeAll, expect, test } from "vitest";
import { defectivePrograms, soundPrograms } from "./corpora.ts";
import { behavioural } from "./rule-families.ts";
import { alarmsOf, recallOf, recallOfAll, reviewAll } from "./whole-critic.ts";

let kinds: ReturnType<typeof recallOf>;
beforeAll(async () => {
  const programs = defectivePrograms().filter(({ kind }) => !behavioural.has(kind));
  kinds = recallOf(await reviewAll(programs, { probes: false, words: true }));
}, 600_000);

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
