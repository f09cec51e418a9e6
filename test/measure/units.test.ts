import { assert, constantFrom, letrec, oneof, property, tuple, type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { readMeasure } from "../../src/measure/measure.ts";
import { hop, makeEpisode, names, type Moment } from "./episodes.ts";

/** The hop in units half as long: every number of metres is twice as large. */
const rescaled = makeEpisode({
  moments: Array.from({ length: hop.length + 1 }, (_, moment): Moment => {
    const { torso, foot } = hop.state(moment) as { torso: Record<string, number>; foot: { contact: boolean } };
    return [
      2 * (torso["x"] as number),
      2 * (torso["height"] as number),
      2 * (torso["velocity"] as number),
      torso["pitch"] as number,
      Number(foot.contact),
      0,
      0,
      0,
    ];
  }),
  ending: hop.ending,
});

const tree = letrec<{ text: string }>((tie) => ({
  text: oneof(
    { maxDepth: 4 },
    constantFrom("torso.x", "torso.height", "torso.velocity", "duration", "foot.contact", "torso.pitch"),
    tuple(tie("text"), constantFrom("+", "-", "*", "/", ">", "<"), tie("text")).map((parts) => `(${parts.join(" ")})`),
    tuple(constantFrom("abs", "mean", "max", "change", "first", "sum", "share", "sqrt", "-"), tie("text")).map(
      ([name, inner]) => `${name}(${inner as string})`,
    ),
    tuple(constantFrom("norm", "max", "atan2"), tie("text"), tie("text")).map(
      ([name, ...inner]) => `${name}(${inner.join(", ")})`,
    ),
    tie("text").map((inner) => `(${inner as string}) ^ 2`),
  ),
})).text as Arbitrary<string>;

test("what passes the unit check means the same whatever the units: a value of metres grows with them, a condition stays", () => {
  let read = 0;
  assert(
    property(tree, (text) => {
      const reading = readMeasure(text, { names });
      if (reading.kind !== "read") return;
      const { measure } = reading;
      const power = measure.unit?.["m"] ?? 0;
      const expected = measure.value(hop) * 2 ** power;
      if (!Number.isFinite(expected)) return;
      read++;
      expect(measure.value(rescaled)).toBeCloseTo(expected, 6);
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(read).toBeGreaterThan(500);
});

test("whatever is to be kept, a check, the value and the slack say the same, and a breach lies within the episode", () => {
  let broken = 0;
  assert(
    property(tree, tree, constantFrom("and", "or", "and not"), (left, right, word) => {
      const reading = readMeasure(`(${left}) > 1 ${word} always((${right}) < 2)`, { names, as: "constraint" });
      for (const episode of [hop, rescaled]) {
        const checked = reading.measure?.check(episode);
        expect(checked?.kept).toBe(reading.measure && reading.measure.value(episode) !== 0);
        if (checked?.kept && checked.slack !== undefined) expect(checked.slack).toBeGreaterThanOrEqual(0);
        if (checked?.at === undefined) continue;
        broken++;
        expect(checked.kept).toBe(false);
        expect(checked.at).toBeGreaterThanOrEqual(1);
        expect(checked.at).toBeLessThanOrEqual(episode.length);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(broken).toBeGreaterThan(100);
});

test.each([
  ["last(torso.x)", { m: 1 }],
  ["change(torso.x) / duration", { m: 1, s: -1 }],
  ["torso.velocity ^ 2 / torso.height", { m: 1, s: -2 }],
  ["sqrt(torso.x ^ 2)", { m: 1 }],
  ["share(foot.contact)", {}],
  ["time(foot.contact)", { s: 1 }],
  ["atan2(torso.height, torso.x)", { rad: 1 }],
  ["sum(action.torque.hip)", { N·m: undefined, N: 1, m: 1 }],
  ["sensor.level * torso.x", null],
  ["torso.x - 2 * duration", null],
  ["torso.x > 2", null],
])("%s is in %o", (text, unit) => {
  expect(readMeasure(text, { names }).measure?.unit).toEqual(unit);
});
