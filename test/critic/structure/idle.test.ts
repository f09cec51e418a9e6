import { expect, test } from "vitest";
import { parseReward } from "../../../src/reward/program.ts";
import { checkStructure } from "../../../src/critic/structure/stage.ts";
import { program, view } from "../../reward/walker.ts";

// Line 6 is the first of the body, 7 where the program has a head.
const unused = (source: string): number[] =>
  checkStructure({ source, parsed: parseReward(source), view: view(source), compiled: () => null })
    .filter(({ rule, message }) => rule === "structure/unused" && !/import/.test(message))
    .map(({ line }) => line);
const memory = { head: "export const initial = { best: 0 };", step: "{ next, memory }: Step<typeof initial>" };
const keep = "  return { a: x };";

test.each<[string, string, number[]]>([
  ["a value that is set anew at once", program(`  let x = next.torso.x;\n  x = next.torso.speed;\n${keep}`), [6]],
  [
    "a value that both branches set anew",
    program(`  let x = next.torso.x;\n  if (x > 0) x = dt;\n  else x = 2;\n${keep}`),
    [],
  ],
  [
    "a value that both branches set anew, unread",
    program(`  let x = next.torso.x;\n  if (dt > 0) x = dt;\n  else x = 2;\n${keep}`),
    [6],
  ],
  ["a value that one branch sets anew", program(`  let x = next.torso.x;\n  if (dt > 0) x = dt;\n${keep}`), []],
  ["a start of 0", program(`  let x = 0;\n  if (dt > 0) x = dt;\n  else x = 2;\n${keep}`), []],
  [
    "a sum that is thrown away: what adds up reads",
    program(`  let x = 0;\n  for (const one of action.torque) x += one;\n  x = next.torso.x;\n${keep}`),
    [],
  ],
  ["a sum", program(`  let x = 0;\n  for (const one of action.torque) x += one;\n${keep}`), []],
  [
    "a loop that breaks off",
    program(
      `  let x = next.torso.x;\n  for (const one of action.torque) {\n    if (one > 0.5) break;\n    x = one;\n  }\n${keep}`,
    ),
    [],
  ],
  [
    "what is set after its last use",
    program("  let x = next.torso.x;\n  const y = x;\n  x = dt;\n  return { a: y };"),
    [8],
  ],
  [
    "what a callback looks at",
    program("  let x = next.torso.x;\n  const f = (): number => x;\n  x = dt;\n  return { a: f() };"),
    [],
  ],
  [
    "a parameter that is overwritten",
    program("  return { a: f(dt) };", { head: "function f(x: number): number {\n  x = 2;\n  return x;\n}" }),
    [3],
  ],
  [
    "a cell that is written twice",
    program(
      "  const x = next.torso.x - memory.best;\n  memory.best = 2;\n  memory.best = next.torso.x;\n  return { a: x };",
      memory,
    ),
    [7],
  ],
  [
    "a cell that is written, read and written",
    program(
      "  memory.best = next.torso.x;\n  const x = memory.best;\n  memory.best = 2 * x;\n  return { a: x };",
      memory,
    ),
    [],
  ],
  ["a value that nobody takes", program("  Math.abs(next.torso.x);\n  return { a: dt };"), [6]],
  ["a condition that guards nothing", program("  if (next.torso.x > 1) {\n  }\n  return { a: dt };"), [6]],
  ["what stands behind the return", program("  return { a: next.torso.x };\n  return { a: dt };"), [7]],
  [
    "a factor of 0",
    program("  return { a: next.torso.x - share * next.torso.speed };", { head: "const share = 0;" }),
    [6],
  ],
])("%s", (_name, source, lines) => expect(unused(source)).toEqual(lines));
