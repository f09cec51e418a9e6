import { expect, test } from "vitest";
import { parseReward } from "../../../src/reward/program.ts";
import { checkStructure } from "../../../src/critic/structure/stage.ts";
import { program, samples, view } from "../../reward/walker.ts";

const found = (source: string): string[] =>
  checkStructure({ source, parsed: parseReward(source), view: view(source), compiled: () => null }).map(
    ({ rule, line, severity }) => `${severity} ${rule}:${line}`,
  );
const keepers = 'import { delta as change } from "reward";';
const imports = 'import { norm, sum, tolerance } from "reward";';
/** Without the unused imports of the frame. */
const only = (source: string) => found(source.replace(imports, ""));
const memory = (body: string, initial = "{ best: 0 }") =>
  program(body, { head: `export const initial = ${initial};`, step: "{ next, memory }: Step<typeof initial>" });

test.each(Object.entries(samples))("%s raises nothing", (_name, source) => expect(found(source)).toEqual([]));

test.each([
  [
    "a direct recursion",
    program("  return { a: f(dt) };", { head: "function f(x: number): number { return x > 0 ? f(x - 1) : 0; }" }),
    ["error structure/recursion:3"],
  ],
  [
    "a mutual recursion",
    program("  return { a: f(dt) };", {
      head: "const f = (x: number): number => g(x);\nconst g = (x: number): number => f(x);",
    }),
    ["error structure/recursion:3", "error structure/recursion:4"],
  ],
  [
    "a recursion within terms",
    program("  const f = (x: number): number => (x > 0 ? f(x - 1) : 0);\n  return { a: f(dt) };"),
    ["error structure/recursion:6"],
  ],
  [
    "terms that call themselves",
    program("  return { a: terms({ state, action, next, dt, time, terminated, memory: {} }).a };"),
    ["error structure/recursion:5"],
  ],
  [
    "a call by another name is none",
    program("  return { a: f(f(dt)) };", { head: "const f = (x: number): number => x / 2;" }),
    [],
  ],
  ["an unused local", program("  const idle = next.torso.x;\n  return { a: dt };"), ["warning structure/unused:6"]],
  [
    "an unused helper",
    program("  return { a: dt };", { head: "const idle = (x: number) => x;" }),
    ["warning structure/unused:3"],
  ],
  [
    "an unused import",
    program("  return { a: norm(action.torque) + sum(action.torque) };").replace("", ""),
    ["warning structure/unused:1"],
  ],
  ["a step that is taken apart in vain", program("  return { a: dt };"), []],
  ["a weight of zero", program("  return { a: dt };", { weights: "{ a: 0 }" }), ["warning structure/zero-weight:4"]],
  [
    "memory that a call keeps",
    memory('  change(memory, "best", next.torso.x);\n  const x = memory.best;\n  return { a: x };').replace(
      imports,
      keepers,
    ),
    [],
  ],
  [
    "one call in two branches",
    memory(
      '  if (next.torso.x > 1) return { a: change(memory, "best", next.torso.x) };\n  return { a: 2 * change(memory, "best", next.torso.x) };',
    ).replace(imports, keepers),
    [],
  ],
  [
    "a cell that two calls keep",
    memory(
      '  const b = change(memory, "best", next.torso.x);\n  return { a: b + change(memory, "best", next.torso.height) };',
    ).replace(imports, keepers),
    ["warning structure/shared-cell:7"],
  ],
  [
    "a kept cell that is set back",
    memory('  memory.best = 0;\n  return { a: change(memory, "best", next.torso.x) };').replace(imports, keepers),
    ["warning structure/shared-cell:6"],
  ],
  [
    "memory that nothing reads",
    memory("  memory.best = Math.max(memory.best, next.torso.x);\n  return { a: next.torso.x };"),
    ["warning structure/memory-never-read:3"],
  ],
  [
    "memory that nothing writes",
    memory("  return { a: next.torso.x - memory.best };"),
    ["warning structure/memory-never-written:3"],
  ],
  [
    "memory that helpers see",
    memory("  return { a: f(memory) + next.torso.x };\n}\nfunction f(m: { best: number }): number {\n  return m.best;"),
    [],
  ],
  [
    "memory in use",
    memory("  const gain = next.torso.x - memory.best;\n  memory.best = next.torso.x;\n  return { a: gain };"),
    [],
  ],
])("%s", (_name, source, expected) => {
  const shown = _name === "an unused import" ? found(source) : only(source);
  expect(shown).toEqual(expected);
});
