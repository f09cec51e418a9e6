import { array, assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { readMeasure, requireMeasure } from "../../src/measure/measure.ts";
import { names } from "./episodes.ts";

/** Text, the part that is meant, what is wrong, what to write. */
const wrong: [string, string, RegExp, RegExp][] = [
  // Not to be read.
  ["", " ", /it is empty/, /last\(torso\.x\)/],
  ["2 +", " ", /ends too early/, /value is missing at the end/],
  ["torso.x > 1 and ", " ", /ends too early/, /value is missing at the end/],
  ["(torso.x", " ", /'\)' is missing at the end/, /Every \( has its \)/],
  ["last(torso.x", " ", /'\)' is missing at the end/, /Every \( has its \)/],
  ["torso.x)", ")", /unexpected '\)'/, /Every \) has its \(/],
  ["torso.x torso.height", "torso.height", /unexpected 'torso\.height'/, /joined by an operator/],
  ["torso.x * / 2", "/", /unexpected '\/'/, /missing before it/],
  ["clip(torso.x 1, 2)", "1", /',' is missing before '1'/, /arguments by commas/],
  ["torso.x = 2", "=", /unexpected '= 2'/, /Equality is written ==/],
  ["torso.x; process.exit(1)", ";", /unexpected '; process/, /one expression/],
  ["torso.x > 1 ? 1 : 0", "?", /unexpected '\? 1 : 0'/, /counts as 1 or 0/],
  ["share(torso.height > 80%)", "%", /unexpected '%\)'/, /share of 1/],
  ["torso.x ≥ 2", "≥", /unexpected '≥ 2'/, /Write >=/],
  ["torso.x > 2 m", "m", /unexpected 'm'/, /takes the unit of what it meets/],
  ["never move the cart", "move", /unexpected 'move'/, /--wish/],
  ["last(torso.x) if ended", "if", /unexpected 'if'/, /counts as 1 or 0/],
  [
    "time(torso.x < 2 m)",
    "m",
    /'\)' is missing before 'm'|',' is missing before 'm'/,
    /takes the unit of what it meets/,
  ],
  ["always(torso.x in [0, 1])", "[", /unexpected .\[0, 1\]\)./, /two comparisons/],
  // Names that are none.
  ["last(torso.heigth)", "torso.heigth", /no 'torso\.heigth'/, /Did you mean torso\.height\?/],
  ["max(velocity)", "velocity", /no 'velocity'/, /Did you mean torso\.velocity\?/],
  ["torso > 1", "torso", /no 'torso'/, /It has torso\.x, torso\.height/],
  ["action.torque.ankle", "action.torque.ankle", /no 'action\.torque\.ankle'/, /action\.torque\.knee\?/],
  ["joints.angle[2]", "joints.angle[2]", /no 'joints\.angle\[2\]'/, /joints\.angle\.hip, joints\.angle\.knee/],
  ["constructor", "constructor", /no 'constructor'/, /There are return/],
  ["1 + meen(torso.x)", "meen", /no function 'meen'/, /Did you mean mean\(…\)/],
  ["minimum(torso.height)", "minimum", /no function 'minimum'/, /Did you mean min\(…\)/],
  ["average(torso.x)", "average", /no function 'average'/, /It is mean\(…\) here/],
  ["if(ended, 1, 0)", "if", /no function 'if'/, /counts as 1 or 0/],
  ["toString(1)", "toString", /no function 'toString'/, /There are first/],
  ["torso.x()", "torso.x", /no function 'torso\.x'/, /write it without \(…\)/],
  ["mean > 1", "mean", /'mean' is a function/, /It is written mean\(value\)/],
  // Arguments.
  ["last()", "last()", /'last' does not take 0 arguments/, /last\(value\)/],
  ["clip(torso.x, 1)", "clip(torso.x, 1)", /'clip' does not take 2 arguments/, /clip\(value, low, high\)/],
  ["share(torso.x > 1, 2)", "share(torso.x > 1, 2)", /'share' does not take 2/, /share\(condition\)/],
  ["norm()", "norm()", /'norm' does not take 0/, /norm\(x, y, …\)/],
  // Kinds.
  ["share(torso.x)", "torso.x", /'torso\.x' is a number \(m\), and 'share' is of a condition/, /torso\.x > 0/],
  ["ended and torso.x", "torso.x", /number \(m\), and 'and' joins conditions/, /torso\.x > 0/],
  ["always(3)", "3", /'3' is a number, and 'always' is of a condition/, /3 > 0/],
  ["not length", "length", /'length' is a number \(no unit\), and 'not'/, /length > 0/],
  ["1 < torso.x < 2", "1 < torso.x < 2", /compared once more/, /Write 1 < torso\.x and torso\.x < 2/],
  ["action.torque", "action.torque", /vector of 2 numbers, and an expression/, /norm\(…\).*action\.torque\.hip/],
  ["always(joints.angle < 1)", "joints.angle", /vector of 2 numbers, and a comparison/, /largest\(…\)/],
  ["1 / 8", "1 / 8", /'1 \/ 8' is the same in every episode/, /last\(torso\.x\)/],
  ["max(1, 2) > 1", "max(1, 2) > 1", /the same in every episode/, /Name what is to be measured/],
  ["1 / 0", "0", /'1' is divided by 0/, /Divide by a scale/],
  ["last(torso.x) / (2 - 2)", "(2 - 2)", /'last\(torso\.x\)' is divided by 0/, /Divide by a scale/],
  // Units, both named.
  ["torso.x + torso.velocity", "torso.x + torso.velocity", /\(m\) and .* \(m\/s\) are added/, /weight.*0\.1 \* torso/],
  ["length - last(torso.x)", "length - last(torso.x)", /'length' \(no unit\) .* \(m\) are subtracted/, /weight/],
  ["torso.height > torso.velocity", "torso.height > torso.velocity", /\(m\) .* \(m\/s\) are compared/, /one unit/],
  ["torso.pitch < duration", "torso.pitch < duration", /\(rad\) .* \(s\) are compared/, /one unit/],
  ["torso.x ^ 2 < torso.height", "torso.x ^ 2 < torso.height", /'torso\.x \^ 2' \(m²\) .* \(m\)/, /one unit/],
  ["norm(torso.x, torso.velocity)", "norm(torso.x, torso.velocity)", /\(m\) .* \(m\/s\) .*'norm'/, /weight/],
  ["max(torso.x, duration)", "max(torso.x, duration)", /\(m\) .* \(s\) .*'max'/, /weight/],
  ["torso.x > foot.contact", "torso.x > foot.contact", /\(m\) .*\(a condition\) are compared/, /one unit/],
  ["change(torso.x) + ended", "change(torso.x) + ended", /\(m\) .*\(a condition\) are added/, /weight/],
  ["exp(-torso.x)", "-torso.x", /'exp' is taken of '-torso\.x' \(m\)/, /Divide it by a scale/],
  ["2 ^ duration", "duration", /an exponent is taken of 'duration' \(s\)/, /Divide it by a scale/],
  ["torso.x ^ length", "torso.x ^ length", /an exponent that changes/, /exponent as a number/],
  ["time(ended) == share(ended)", "time(ended) == share(ended)", /\(s\) .*\(no unit\)/, /one unit/],
];

test.each(wrong)("%s", (text, part, message, hint) => {
  const { kind, problems } = readMeasure(text, { names });
  expect(kind).toBe("refused");
  const [problem] = problems;
  expect(problem?.message).toMatch(message);
  expect(problem?.hint).toMatch(hint);
  const { column = 0, length = 0 } = problem ?? {};
  expect(`${text} `.slice(column - 1, column - 1 + length)).toBe(part);
});

test("every problem is told at once, each under its place", () => {
  const text = "torso.x > duration and torso.height";
  const told = () => requireMeasure(text, { names, source: "--success", action: "Or else." });
  expect(told).toThrow(
    expect.objectContaining({
      code: "bad-expression",
      exitCode: 2,
      message: [
        "--success: 'torso.x' (m) and 'duration' (s) are compared (column 1)",
        `  ${text}`,
        "  ^^^^^^^^^^^^^^^^^^",
        "'torso.height' is a number (m), and 'and' joins conditions (column 24)",
        `  ${text}`,
        "                         ^^^^^^^^^^^^",
      ].join("\n"),
      action: "Compare quantities of one unit, or a quantity with a number. Compare it: torso.height > 0. Or else.",
    }),
  );
});

test("of a long text the part around the place is shown", () => {
  const text = `${"1 + ".repeat(300)}torso.z`;
  const [line = "", shown = "", marks = ""] = (() => {
    try {
      requireMeasure(text, { names, source: "--measure" });
      return [];
    } catch (thrown) {
      return (thrown as Error).message.split("\n");
    }
  })();
  expect(line).toContain("column 1201");
  expect(shown.length).toBeLessThan(110);
  expect(shown.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("torso.z");
});

test.each([
  ["100 kB", "1 + ".repeat(25_000), /at most 10000/],
  ["deep", `${"(".repeat(3000)}1${")".repeat(3000)}`, /nested too deeply/],
  ["many signs", "-".repeat(5000), /nested too deeply/],
])("what nobody writes is refused, not tried: %s", (_, text, message) => {
  expect(readMeasure(text, { names }).problems[0]?.message).toMatch(message);
});

test.each([
  ["condition", "last(torso.x)", /a condition is wanted/],
  ["constraint", "mean(torso.velocity)", /a condition is wanted/],
] as const)("a %s is no number", (as, text, message) => {
  expect(readMeasure(text, { names, as }).problems[0]?.message).toMatch(message);
  expect(readMeasure(`${text} > 1`, { names, as }).problems).toEqual([]);
});

test("a number as a factor is a weight, which makes quantities of different units count together", () => {
  for (const text of ["torso.x - 0.1 * torso.velocity", "2 * torso.x > torso.velocity", "exp(-torso.x / 2)"])
    expect(readMeasure(text, { names }).problems).toEqual([]);
});

test("a field of unknown unit checks nothing, a field of a known one is checked beside it", () => {
  expect(readMeasure("sensor.level > torso.x and info.score + torso.x > duration", { names }).problems).toEqual([]);
  expect(readMeasure("sensor.level * torso.x > 1 and torso.x > duration", { names }).problems).toHaveLength(1);
});

test("random text is refused or read, nothing else", () => {
  const words = constantFrom(
    "torso.x",
    "torso.",
    "joints.angle",
    "share(",
    "min(",
    "and",
    "not",
    "ended",
    "1e",
    "0.5",
    ")",
  );
  const text = array(
    string({ unit: constantFrom(..."abt.019()[]+-*/^<>=!&|, ") }).chain((one) => words.map((word) => one + word)),
  );
  assert(
    property(text, (parts) => {
      const reading = readMeasure(parts.join(" "), { names });
      if (reading.kind === "read") expect(typeof reading.measure.words).toBe("string");
      else
        for (const { column, length, message, hint } of reading.problems) {
          expect(column).toBeGreaterThan(0);
          expect(length).toBeGreaterThan(0);
          expect(message).not.toBe("");
          expect(hint).not.toBe("");
        }
    }),
  );
});
