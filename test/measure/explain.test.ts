import { expect, test } from "vitest";
import { readMeasure, requireMeasure } from "../../src/measure/measure.ts";
import { namesOf } from "../../src/measure/names.ts";
import type { Names } from "../../src/measure/types.ts";
import { hop, names, noStep, spec } from "./episodes.ts";

const explain = (text: string, options: { names: Names }): string =>
  requireMeasure(text, { ...options, source: "a test" }).words;

const torso = "height of the torso's middle over the ground";

test.each([
  ["last(torso.x)", "horizontal position of the torso at the end, metres"],
  ["torso.x", "horizontal position of the torso at the end, metres"],
  ["mean(torso.velocity)", "mean forward speed of the torso, metres per second"],
  [
    "change(torso.x) / duration",
    "change of horizontal position of the torso from start to end divided by duration of the episode, metres per second",
  ],
  ["share(torso.height > 0.8)", `share of the steps at which ${torso} is above 0.8 m`],
  ["time(foot.contact)", "time during which the foot touches the ground, seconds"],
  ["sum(foot.contact)", "number of steps at which the foot touches the ground"],
  ["mean(foot.contact)", "share of the steps at which the foot touches the ground"],
  ["always(abs(torso.pitch) < 0.5)", "at every step size of lean of the torso is below 0.5 rad"],
  ["not sometimes(torso.x >= 2)", "at no step horizontal position of the torso is at least 2 m"],
  ["not terminated", "the world does not end the episode"],
  [
    "torso.height > 0.8 and not terminated",
    `${torso} at the end is above 0.8 m and the world does not end the episode`,
  ],
  [
    "not (torso.height > 0.8 and ended)",
    `${torso} at the end is at most 0.8 m or the episode does not end before its time limit`,
  ],
  [
    "(ended or truncated) and foot.contact",
    "(the episode ends before its time limit or the episode lasts until its time limit) and the foot touches the ground at the end",
  ],
  [
    "max(norm(action.torque) ^ 2)",
    "highest (length of the vector of torque of each motor) squared, newton squared metres squared",
  ],
  ["sum(torso.x - torso.height)", `sum over all steps of (horizontal position of the torso minus ${torso}), metres`],
  [
    "10 * share(ended) + length",
    "10 times share of the steps at which the episode ends before its time limit plus number of steps",
  ],
  ["min(foot.contact)", "whether at every step the foot touches the ground"],
  ["first(foot.contact)", "the foot touches the ground at the start"],
  ["not last(foot.contact)", "it is not so that the foot touches the ground at the end"],
  ["joints.angle.hip", "angles of the joints (hip) at the end, radians"],
  ["action.torque[1]", "torque of each motor (knee) at the end, newton metres"],
  ["clip(last(torso.x), 0, 10)", "horizontal position of the torso at the end, kept between 0 and 10, metres"],
  ["ended(torso.height < 0.7)", `the episode ends before its time limit, and then ${torso} is below 0.7 m`],
  ["info.score > 0.5", "info.score at the end is above 0.5"],
  ["-last(torso.x) * pi", "minus horizontal position of the torso at the end times π, metres"],
])("%s: %s", (text, words) => {
  expect(explain(text, { names })).toBe(words);
});

test("a constraint that says no time is one of every step, and is printed so", () => {
  const as = "constraint";
  expect(readMeasure("torso.height > 0.8", { names, as }).measure?.words).toBe(`at every step ${torso} is above 0.8 m`);
  expect(readMeasure("last(torso.x) < 2", { names, as }).measure?.words).toBe(
    "horizontal position of the torso at the end is below 2 m",
  );
});

test("a flag that is told as a number is a condition where one is wanted, and is said to be set", () => {
  const { measure, problems } = readMeasure("info.score", { names, as: "condition" });
  expect(problems).toEqual([]);
  expect(measure).toMatchObject({ kind: "condition", words: "info.score at the end is not 0" });
  expect([hop, noStep].map((episode) => measure?.value(episode))).toEqual([1, 0]);
});

test("fields that would have the same words go by their names", () => {
  const field = { description: "Angle", unit: "rad", range: [-1, 1] } as const;
  const twins = namesOf({ ...spec, state: { angle: field, other: field } });
  expect(explain("other > angle", { names: twins })).toBe("other at the end is above angle at the end");
});
