import { assert, constantFrom, integer, letrec, oneof, property, string, tuple, type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { compileExpression } from "../../src/measure/expression.ts";

const names = ["height", "torso.x"];
const compile = (text: string) =>
  compileExpression(text, {
    known: names,
    resolve: (name) => (names.includes(name) ? names.indexOf(name) : undefined),
  });

/** Heights 0, 1, 4, 9 and x 10, 11, 12, 13: the start and three steps. */
const episode = {
  length: 3,
  duration: 0.6,
  return: 5,
  terminated: 1,
  truncated: 0,
  valueAt: (column: number, moment: number) => (column === 0 ? moment ** 2 : 10 + moment),
};

test.each([
  ["return", 5],
  ["length * duration", 1.7999999999999998],
  ["height", 9],
  ["first(torso.x)", 10],
  ["last(torso.x) - first(torso.x)", 3],
  ["mean(height)", 14 / 3],
  ["sum(height > 2)", 2],
  ["min(height)", 1],
  ["max(height, 2 * torso.x)", 26],
  ["max(abs(height - 4))", 5],
  ["any(height == 4) and not all(height >= 4)", 1],
  ["not terminated or truncated", 0],
  ["not height < 3", 1],
  ["-2 ^ 2", -4],
  ["2 ** 3 ^ 2", 512],
  ["10 - 4 - 3", 3],
  ["12 / 2 / 3", 2],
  ["1 + 2 * 3 < 8 && 1 != 2", 1],
  ["clip(height, -1, 1) + norm(3, 4) + .5e1", 11],
  ["!false || false", 1],
])("%s is %d", (text, value) => {
  expect(compile(text)(episode)).toBeCloseTo(value, 12);
});

test.each([
  ["", /it ends too early/],
  ["1 +", /it ends too early/],
  ["(1", /'\)' is missing at the end/],
  ["1 2", /unexpected '2'/],
  ["hight", /there is no 'hight', did you mean height/],
  ["constructor", /there is no 'constructor'/],
  ["toString(1)", /there is no function 'toString'/],
  ["norm()", /'norm' does not take 0 arguments/],
  ["height; process", /unexpected ';/],
  ["height = 3", /unexpected '= 3'/],
  ["`x`", /unexpected/],
])("%s is refused with what is wrong", (text, problem) => {
  expect(() => compile(text)).toThrow(problem);
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
      expect(compile(text)(episode)).toBe(expected);
    }),
  );
});

test("random text is refused or compiled, nothing else", () => {
  assert(
    property(string({ unit: constantFrom(..."abhxt.019()[]+-*/^<>=!&|, ") }), (text) => {
      try {
        expect(typeof compile(text)(episode)).toBe("number");
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: "bridge/bad-expression" });
      }
    }),
  );
});
