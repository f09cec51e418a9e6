import { expect, test } from "vitest";
import { readMeasure } from "../../src/measure/measure.ts";
import { hop, names } from "./episodes.ts";

test.each([
  ["torso.x < 10", 0.2],
  ["torso.x < 4", -1],
  ["not torso.x > 10", 0.2],
  ["max(torso.x) < 10", 0.2],
  ["not sometimes(torso.x > 10)", 0.2],
  ["sometimes(torso.x > 4)", 1],
  ["not always(torso.x > 4)", 0.5],
  ["torso.height > -2", 1.35],
  ["abs(torso.velocity) <= 16", 0.5],
  ["torso.x < 2 * 5", 0.2],
  // Bounds that no share can be taken of.
  ["torso.x > 0", 2],
  ["0 < torso.x", 2],
  ["torso.x < 10 * torso.height", 3],
  ["torso.height > 0.5 and torso.x < 16", 0.4],
  ["torso.x > 10 or torso.height > 0.5", 0.4],
  ["share(torso.height > 0.8) > 0.5", 1 / 3],
  ["duration < 3", 0.5],
  // Yes and no are no distance.
  ["foot.contact", undefined],
  ["torso.x == 4", undefined],
  ["foot.contact or torso.x < 10", undefined],
  ["terminated and torso.x < 10", 0.2],
  ["not terminated and torso.x < 10", 0],
])("how far an episode is from the bound of %s", (text, slack) => {
  const { measure, problems } = readMeasure(text, { names, as: "constraint" });
  expect(problems).toEqual([]);
  const checked = measure?.check(hop);
  if (slack === undefined) expect(checked).not.toHaveProperty("slack");
  else expect(checked?.slack).toBeCloseTo(slack, 12);
});
