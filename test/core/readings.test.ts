import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readingsOf } from "../../src/core/readings.ts";
import { readingText, readList, unreadList } from "../../src/core/readings-text.ts";
import { stateLayout } from "../../src/core/fields.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";

const specs = new Map<string, EnvironmentSpec>();
for (const name of await listEnvironments()) specs.set(name, (await findEnvironment(name)).environment.spec);
const specOf = (name: string): EnvironmentSpec => specs.get(name) as EnvironmentSpec;

/** What is printed of a sentence: what was read, then what was not. */
const printed = (environment: string, words: string): [string, string] => {
  const readings = readingsOf(words, specOf(environment));
  return [readList(readings), unreadList(readings)];
};

test.each<[environment: string, words: string, read: string, unread: string]>([
  [
    "half-cheetah",
    "run forward at least 1 m/s, gracefully, like a cat",
    "'forward at least 1 m/s' → torso.velocityX ≥ 1 m/s",
    "'run', 'gracefully, like a cat'",
  ],
  [
    "cartpole",
    "Reach position 0.3 m within 5 cm and stay slower than 0.1 m/s for 3 seconds.",
    "'position 0.3 m within 5 cm' → cart.position = 0.3 ± 0.05 m, 'slower than 0.1 m/s' → |cart.velocity| ≤ 0.1 m/s",
    "'Reach', 'stay', 'for 3 seconds' (no field has this unit)",
  ],
  [
    "cartpole",
    "never move the cart more than 0.5 m, and don't let the pole lean beyond 10 degrees",
    "'never move the cart more than 0.5 m' → |cart.position| ≤ 0.5 m, 'don't let the pole lean beyond 10 degrees' → |pole.angle| ≤ 0.1745 rad",
    "'move', 'lean'",
  ],
  [
    "reacher",
    "Bring the fingertip within 3 cm of the mark, with 10 kg in the hand",
    "'fingertip within 3 cm of the mark' → fingertip.markDistance ≤ 0.03 m",
    "'Bring', '10 kg' (no field has this unit), 'hand'",
  ],
  [
    "walker2d",
    "walk backward at 3.6 km/h with the torso between 1,1 and 1,3 m high",
    "'backward at 3.6 km/h' → torso.velocityX = -1 m/s, 'torso between 1,1 and 1,3 m high' → torso.height in 1.1 … 1.3 m",
    "'walk'",
  ],
  [
    "mountain-car",
    "stop within 0.1 m of the flag",
    "'within 0.1 m of the flag' → |car.position − flag.position| ≤ 0.1 m",
    "'stop'",
  ],
  ["hopper", "go to x = 2 and stop", "'x = 2' → torso.x = 2 m", "'go', 'stop'"],
  [
    "hopper",
    "Fahre mindestens 1,5 m/s schnell, und zwar über 2 Sekunden",
    "'1,5 m/s' → torso.velocityX or torso.velocityZ = 1.5 m/s",
    "'Fahre mindestens', 'schnell, und zwar über 2 Sekunden'",
  ],
  [
    "ant",
    "keep every joint below 30 degrees",
    "",
    "'joint', 'below 30 degrees' (10 fields have this unit: name one, such as torso.pitch)",
  ],
  [
    "pendulum",
    "spin at 30 rpm, not at 2 rad/s",
    "'at 30 rpm' → rod.rate = 3.142 rad/s",
    "'spin', 'at 2 rad/s' (what to avoid is no mark)",
  ],
  [
    "acrobot",
    "swing up until the tip is higher than 1.9 m, elbow.rate not over 3 rad/s",
    "'tip is higher than 1.9 m' → tip.height ≥ 1.9 m, 'elbow.rate not over 3 rad/s' → |elbow.rate| ≤ 3 rad/s",
    "'swing up until'",
  ],
  [
    "humanoid",
    "raise the right hand above 2 m and the left foot 20 cm high",
    "'right hand above 2 m' → rightHand.height ≥ 2 m, 'left foot 20 cm high' → leftFoot.height = 0.2 m",
    "'raise'",
  ],
  [
    "cartpole",
    "Do this:\n```ts\nconst x = 2;\n```\nshake at 2 m/s",
    "'at 2 m/s' → cart.velocity = 2 m/s",
    "'```ts const x = 2; ```' (between fences), 'shake'",
  ],
  [
    "cartpole",
    "the cart within 20 cm of the centre, then 1 m to the left",
    "'cart within 20 cm of the centre' → |cart.position| ≤ 0.2 m",
    "'1 m' (no field says which way 'left' is), 'left'",
  ],
  [
    "ant",
    "turn left at 1 rad/s",
    "",
    "'turn left', 'at 1 rad/s' (torso.rollRate and torso.yawRate do not grow the same way: name one)",
  ],
  ["ant", "go 3 m forward and 2 m left", "'3 m forward' → torso.x = 3 m, '2 m left' → torso.y = 2 m", "'go'"],
  [
    "acrobot",
    "It ends when the free end is 1 m above the shoulder or lower; 35 of the steps count.",
    "'ends when the free end is 1 m above the shoulder or lower' → tip.height ≤ 1 m",
    "'35 of the steps count'",
  ],
  [
    "humanoid",
    "tilted by at most 0.3 rad, not faster than 0.3 m/s along the ground, a fall (the chest at 1 m or lower) ends it",
    "'tilted by at most 0.3 rad' → torso.tilt ≤ 0.3 rad, 'not faster than 0.3 m/s along' → |torso.velocityX| or |torso.velocityY| ≤ 0.3 m/s, 'chest at 1 m or lower' → torso.height ≤ 1 m",
    "'ground, a fall', 'ends'",
  ],
  [
    "walker2d",
    "the left foot at least 0.2 m above that of the right foot, within 5 cm of it",
    "",
    "'left foot', 'at least 0.2 m' (a comparison with another thing), 'right foot', 'within 5 cm of it' (of what is not known)",
  ],
  [
    "reacher",
    "keep the fingertip 10 cm away from the mark",
    "'fingertip 10 cm away from the mark' → fingertip.markDistance = 0.1 m",
    "",
  ],
  [
    "cartpole",
    "keep the cart at least 1 m from the middle",
    "",
    "'cart', 'at least 1 m' (so far to which side? What lies to either side of a place is no bound), 'middle'",
  ],
  [
    "reacher",
    "keep the fingertip at least 10 cm away from the mark",
    "'fingertip at least 10 cm away from the mark' → fingertip.markDistance ≥ 0.1 m",
    "",
  ],
  ["cartpole", "go 2 m from the start", "", "'go', '2 m from the start' (of what is not known)"],
  [
    "mountain-car",
    "stop 0.2 m from the flag",
    "'0.2 m from the flag' → car.position − flag.position = 0.2 m",
    "'stop'",
  ],
  ["walker2d", "feet 10 cm apart", "", "'feet', '10 cm' (a comparison with another thing), 'apart'"],
  [
    "humanoid",
    "jump with the feet above 0.3 m",
    "'feet above 0.3 m' → rightFoot.height or leftFoot.height ≥ 0.3 m",
    "'jump'",
  ],
  ["cartpole", "", "", ""],
])("%s: %j", (environment, words, read, unread) => {
  expect(printed(environment, words)).toEqual([read, unread]);
});

// Each the same wish of the cart's position or the pole's angle, said in another way.
test.each<[string, string]>([
  ...[
    "position 0.5 m",
    "cart.position 0.5",
    "to position 0.5",
    "the cart at 50 cm",
    "at half a metre",
    "500 mm",
    "1/2 m",
    "position = +0.5 m",
    "Position 0,5 m",
    "+0.5m",
    "0.0005 km",
  ].map((words): [string, string] => [words, "cart.position = 0.5 m"]),
  ...[
    "within 0.2 m of 1 m",
    "1 m ± 0.2 m",
    "1 ± 0.2 m",
    "at 1 m, within 20 cm",
    "1 m +/- 20 cm",
    "1 m plus or minus 0.2 m",
  ].map((words): [string, string] => [words, "cart.position = 1 ± 0.2 m"]),
  ...[
    "at least 0.3 m",
    "no less than 0.3 m",
    "not below 0.3 m",
    "0.3 m or more",
    "≥ 0.3 m",
    ">= 30 cm",
    "never under 0.3 m",
    "a minimum of 0.3 m",
    "farther than 0.3 m",
  ].map((words): [string, string] => [words, "cart.position ≥ 0.3 m"]),
  ...[
    "between 0.1 and 0.4 m",
    "between 10 cm and 40 cm",
    "10-40 cm",
    "10 to 40 cm",
    "0.1 – 0.4 m",
    "between 0.4 and 0.1 m",
  ].map((words): [string, string] => [words, "cart.position in 0.1 … 0.4 m"]),
  ...[
    "below 30 degrees",
    "pole at most 30°",
    "less than 30 deg",
    "no more than π/6",
    "never lean over 30 degrees",
    "within 30 degrees of the vertical",
    "without exceeding 30°",
    "don't exceed an angle of 30°",
    "keep the pole from leaning more than 30 degrees",
  ].map((words): [string, string] => [words, "|pole.angle| ≤ 0.5236 rad"]),
  ...["1,000 m", "1 000 m", "1'000 m", "1e3 m", "1.000,0 m", "1,000.0 m", "1 km", "position 1,000"].map(
    (words): [string, string] => [words, "cart.position = 1000 m"],
  ),
  ["-0.5 m", "cart.position = -0.5 m"],
  ["not more than π/6 or less than π/9", "|pole.angle| ≤ 0.5236 rad and pole.angle ≥ 0.3491 rad"],
  ["Never fall, stay above 0.1 m", "cart.position ≥ 0.1 m"],
  ["never, ever, exceed 0.1 m", "|cart.position| ≤ 0.1 m"],
  ["minus half a metre", "cart.position = -0.5 m"],
  ["not above −0.5 m", "cart.position ≤ -0.5 m"],
])("%j means %s", (words, wished) => {
  expect(readingsOf(words, specOf("cartpole")).read.map(readingText).join(" and ")).toBe(wished);
});

test.each([
  ["g2-c1, 2nd, 3D, v0.5", "part of a name"],
  ["2 legs, 200 steps, 3 times", "counts"],
  ["chapter 3.2 of 2026-11-29", "no field's name beside it"],
  ["at 0.5 or so", "no field's name beside it"],
  ["1e999 m and 1,2,3 m and 1.2.3 m", "no numbers"],
  ["0.3 stones", "a unit that nobody knows"],
  ["5 kg, 3 N, 2 h", "units that no field has"],
  ["from 0.1 m on", "where something begins"],
  ["never at 0.5 m", "what to avoid"],
  ["within 0.5 m of where the dog is", "a place that nobody knows"],
])("no number is read of %j: %s", (words) => {
  const { read, unread } = readingsOf(words, specOf("cartpole"));
  expect(read).toEqual([]);
  expect(unread.length).toBeGreaterThan(0);
});

const field = (unit: string, range: readonly [number, number], description = "") => ({ description, unit, range });

test("a speed of what has no field of its own is how fast its field changes; units are the field's own", () => {
  const spec = {
    ...specOf("cartpole"),
    state: { tank: { level: field("cm", [0, 200]) }, valve: { opening: field("%", [0, 100]) } },
  };
  const said = (words: string) => readingsOf(words, spec).read.map(readingText);
  expect(said("fill at 0.02 m/s to 1.5 m")).toEqual(["change of tank.level a second = 2 cm/s", "tank.level = 150 cm"]);
  expect(said("valve opening at most 30 %")).toEqual(["valve.opening ≤ 30 %"]);
});

test("names and units decide: with every field renamed a sentence that uses the new names reads the same", () => {
  const renamed = {
    ...specOf("cartpole"),
    state: { zog: { blip: field("m", [-2, 2]), blop: field("m/s", [-3, 3]) }, quux: { blip: field("m", [-2, 2]) } },
  };
  expect(readingsOf("quux blip at least 0.2 m", renamed).read[0]?.subjects).toEqual([{ field: "quux.blip" }]);
  expect(readingsOf("zog at 0.2 m", renamed).read[0]?.subjects).toEqual([{ field: "zog.blip" }]);
  expect(readingsOf("the cart at 0.2 m", renamed).read[0]?.subjects).toHaveLength(1);
});

const anyWords = fc.array(
  fc.oneof(
    fc.constantFrom(
      "at least",
      "within",
      "between",
      "never",
      "of",
      "to",
      "±",
      "-",
      "/",
      ".",
      ",",
      "```",
      "\n",
      "m/s",
      "cm",
      "°",
      "π",
      "per",
      "the cart",
      "cart.position",
      "half a",
      "1,5",
      "1.000,5",
      "0",
      "and",
    ),
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.double().map(String),
  ),
  { maxLength: 40 },
);

test("whatever is said, nothing is thrown, and what is read is finite and stands where it says", () => {
  const state = stateLayout(specOf("hopper")).columns;
  fc.assert(
    fc.property(anyWords, fc.constantFrom("", " "), (pieces, gap) => {
      const words = pieces.join(gap);
      const { read, unread } = readingsOf(words, specOf("hopper"));
      for (const { text, at } of [...read, ...unread]) expect(words.slice(...at)).toBe(text);
      for (const { low, high, subjects } of read) {
        expect([low, high].every((end) => end === null || Number.isFinite(end))).toBe(true);
        expect(low ?? high).not.toBeNull();
        expect((low ?? -Infinity) <= (high ?? Infinity)).toBe(true);
        for (const subject of subjects) expect(state).toContain(subject.field);
      }
    }),
    { numRuns: 300 },
  );
});

test("of a book the first pages are read, and it says so", () => {
  const { read, unread } = readingsOf(`at 1 m/s. ${"and so on ".repeat(10_000)} at 2 m/s`, specOf("hopper"));
  expect(read).toHaveLength(1);
  expect(unread.at(-1)?.why).toBe("only the first 4000 characters are read");
  expect(unreadList({ read, unread }).length).toBeLessThan(1200);
});

test("more numbers than a search can try are not read", () => {
  const { read, unread } = readingsOf("at 1 m/s, ".repeat(50), specOf("cartpole"));
  expect(read).toHaveLength(12);
  expect(unread).toHaveLength(38);
});
