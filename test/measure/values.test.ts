import {
  array,
  assert,
  constantFrom,
  double,
  integer,
  letrec,
  oneof,
  property,
  tuple,
  type Arbitrary,
} from "fast-check";
import { expect, test } from "vitest";
import type { Episode } from "../../src/core/episode.ts";
import { functionNames } from "../../src/measure/functions.ts";
import { readMeasure } from "../../src/measure/measure.ts";
import type { Measure } from "../../src/measure/types.ts";
import { hop, makeEpisode, names, noStep, oneStep, type Moment } from "./episodes.ts";

const valueOf = (text: string, episode: Episode): number => {
  const { measure, problems } = readMeasure(text, { names });
  expect(problems).toEqual([]);
  return measure?.value(episode) ?? Number.NaN;
};

test.each([
  // What the fields files of bridged environments say.
  ["return", 5],
  ["length * duration", 4.5],
  ["torso.height", 1.2],
  ["first(torso.x)", 1],
  ["last(torso.x) - first(torso.x)", 7],
  ["mean(torso.x)", 14 / 3],
  ["sum(torso.x > 2)", 2],
  ["min(torso.height)", 0.7],
  ["max(torso.x, 2 * torso.height)", 8],
  ["max(abs(torso.x - 4))", 4],
  ["any(torso.x == 4) and not all(torso.x >= 4)", 1],
  ["not terminated or truncated", 0],
  ["not torso.x < 3", 1],
  ["-2 ^ 2 + 0 * length", -4],
  ["2 ** 3 ^ 2 + 0 * length", 512],
  ["10 - 4 - 3 + 0 * length", 3],
  ["12 / 2 / 3 + 0 * length", 2],
  ["1 + 2 * 3 + 0 * length < 8 && 1 != 2", 1],
  ["clip(torso.x, -1, 1) + .5e1", 6],
  ["norm(3, 4) + 0 * length", 5],
  ["!false || false", 1],
  ["length - 100 * max(abs(torso.x))", -797],
  ["joints.angle[1]", 4],
  ["last(info.score) > 25", 1],
  // What is new.
  ["share(torso.height > 0.8)", 2 / 3],
  ["time(foot.contact)", 1],
  ["change(torso.x)", 7],
  ["change(2 * torso.x)", 14],
  ["change(torso.pitch)", 2 * Math.PI],
  ["last(torso.pitch) - first(torso.pitch)", 0],
  ["always(torso.height > 0.8)", 0],
  ["sometimes(torso.height < 0.8)", 1],
  ["ended", 1],
  ["ended(torso.height > 1)", 1],
  ["ended(torso.height < 1)", 0],
  ["duration / dt", 3],
  ["norm(action.torque)", 10],
  ["max(norm(action.torque))", 10],
  ["sum(action.torque.knee)", 12],
  ["first(action.torque.hip)", 1],
  ["largest(abs(mean(joints.angle)))", 5 / 3],
  ["smallest(joints.angle - 2 * joints.angle)", -4],
  ["norm(joints.angle, 12)", 13],
  ["mean(torso.velocity) * duration", 7],
  ["share(torso.x > mean(torso.x))", 1 / 3],
  ["mean(foot.contact)", 2 / 3],
  ["(not terminated) * 5 + 10 * ended", 10],
  ["sqrt(torso.x ^ 2 + torso.height ^ 2) > torso.x", 1],
  ["exp(-(torso.x / 2)) < 0.1 and tanh(length) < 1", 1],
  ["atan2(torso.x, torso.x) * 4", Math.PI],
  ["sin(joints.angle.hip) ^ 2 + cos(joints.angle.hip) ^ 2", 1],
  ["sign(torso.velocity) + floor(2.7) + round(2.7)", 6],
  ["sensor.level and torso.x + sensor.level > 8", 1],
  ["max(step(torso.x))", 4],
  ["step(torso.x)", 4],
  ["first(step(torso.x))", 0],
  ["sum(step(torso.pitch))", 2 * Math.PI],
  ["sum(step(foot.contact))", 1],
  ["mean(norm(step(action.torque)))", (Math.hypot(2, 4) + Math.hypot(9, 4)) / 3],
])("%s is %d", (text, value) => {
  expect(valueOf(text, hop)).toBeCloseTo(value, 12);
});

test.each([
  ["first(torso.x)", 1, 1],
  ["last(torso.x)", 1, 1],
  ["change(torso.x)", 0, 0],
  ["sum(torso.x)", 1, 0],
  ["mean(torso.x)", 1, 1],
  ["min(torso.x)", 1, 1],
  ["max(torso.x)", 1, 1],
  ["share(foot.contact)", 1, 1],
  ["time(foot.contact)", 0.5, 0],
  ["always(torso.height > 2)", 0, 0],
  ["sometimes(torso.height < 2)", 1, 1],
  ["ended or terminated", 0, 0],
  ["duration", 0.5, 0],
  ["action.torque.hip", 2, 0],
  ["mean(norm(action.torque))", 2, 0],
  ["info.score", 10, 0],
  ["max(step(torso.x))", 0, 0],
])("%s of one step and of none: %d, %d", (text, one, none) => {
  expect([valueOf(text, oneStep), valueOf(text, noStep)]).toEqual([one, none]);
});

const small = double({ min: -100, max: 100, noNaN: true });
const bit = integer({ min: 0, max: 1 });
const anEpisode = (least: number): Arbitrary<Episode> =>
  array(tuple(small, small, small, double({ min: -3, max: 3, noNaN: true }), bit, small, small, bit), {
    minLength: least,
    maxLength: 12,
  }).map((moments) => makeEpisode({ moments: moments as Moment[] }));

test("whatever an episode holds, also without a step, its figures keep their bounds and each other", () => {
  assert(
    property(anEpisode(1), (episode) => {
      const of = (text: string) => valueOf(text, episode);
      const least = of("min(torso.x)");
      const most = of("max(torso.x)");
      const slack = 1e-9 * (1 + Math.abs(least) + Math.abs(most));
      expect(least).toBeLessThanOrEqual(of("mean(torso.x)") + slack);
      expect(of("mean(torso.x)")).toBeLessThanOrEqual(most + slack);
      const share = of("share(torso.height > 0)");
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(of("time(torso.height > 0)")).toBeCloseTo(episode.length === 0 ? 0 : share * of("duration"), 9);
      expect(of("always(torso.height > 0)")).toBe(Number(share === 1));
      expect(of("sometimes(torso.height > 0)")).toBe(Number(share > 0));
      expect(of("always(torso.height > 0)")).toBe(1 - of("sometimes(torso.height <= 0)"));
      expect(of("change(torso.x)")).toBe(of("last(torso.x) - first(torso.x)"));
      expect(of("sum(torso.x)")).toBeCloseTo(of("mean(torso.x) * length"), 6);
      expect(of("sum(step(torso.x))")).toBeCloseTo(of("change(torso.x)"), 6);
      // What is of the whole episode is the same at every moment.
      expect(of("mean(max(torso.x))")).toBeCloseTo(most, 9);
      // A turn ends where the angle ends.
      expect(Math.cos(of("change(torso.pitch)"))).toBeCloseTo(of("cos(last(torso.pitch) - first(torso.pitch))"), 9);
    }),
    { numRuns: 60 },
  );
});

test("a check of what must hold at every step names the first step that breaks it, and how far the worst is from it", () => {
  assert(
    property(anEpisode(2), (episode) => {
      const { measure } = readMeasure("torso.height > 0 and max(torso.velocity) < 50", { names, as: "constraint" });
      const slacks = Array.from({ length: episode.length }, (_, step) => {
        const { torso } = episode.state(step + 1) as { torso: { height: number; velocity: number } };
        return Math.min(torso.height, (50 - torso.velocity) / 50);
      });
      const broken = slacks.findIndex((slack) => slack <= 0);
      const { slack, ...kept } = (measure as Measure).check(episode);
      expect(kept).toEqual(broken === -1 ? { kept: true } : { kept: false, at: broken + 1 });
      expect(slack).toBeCloseTo(Math.min(...slacks), 9);
    }),
    { numRuns: 60 },
  );
});

test("arithmetic is JavaScript's, whatever the nesting", () => {
  const tree = letrec<{ text: string }>((tie) => ({
    text: oneof(
      { maxDepth: 5 },
      integer({ min: 0, max: 99 }).map(String),
      constantFrom("return", "length"),
      tuple(tie("text"), constantFrom("+", "-", "*", "/", "<", ">="), tie("text")).map(
        (parts) => `(${parts.join(" ")})`,
      ),
      tie("text").map((inner) => `-(${inner as string})`),
    ),
  })).text;
  assert(
    property(tree as Arbitrary<string>, (text) => {
      // oxlint-disable-next-line typescript/no-implied-eval -- of digits and operators made right here
      const expected = Number(new Function("length", `return ${text.replaceAll("return", "5")}`)(3));
      // Whatever is said of its units: such a text has its value all the same.
      expect(readMeasure(text, { names }).measure?.value(hop)).toBe(expected);
    }),
  );
});

test("no function has the name of a field of the hand-made world", () => {
  expect(functionNames.filter((name) => names.find(name) !== undefined)).toEqual([]);
});
