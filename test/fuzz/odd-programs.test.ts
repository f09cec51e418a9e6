import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hasErrors } from "../../src/core/diagnostic.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

const { environment } = await findEnvironment("cartpole");
const critic = createCritic({ spec: environment.spec });

/** One way to nest, from the inside out. */
const nestings: readonly (readonly [string, string])[] = [
  ["(", ")"],
  ["-", ""],
  ["!", ""],
  ["x + ", ""],
  ["x ** ", ""],
  ["x > 0 ? 1 : ", ""],
  ["x && ", ""],
  ["[", "]"],
  ["{ a: ", " }"],
  ["Math.abs(", ")"],
  ["((a: number) => ", ")(1)"],
  ["`${", "}`"],
  ["x?.[", "]"],
  ["...", ""],
  ["await ", ""],
  ["new ", "()"],
  ["<number>", ""],
  ["x = ", ""],
];

const deep = fc
  .array(fc.tuple(fc.constantFrom(...nestings), fc.constantFrom(1, 3, 30, 190, 2000)), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.reduce((text, [[open, close], depth]) => open.repeat(depth) + text + close.repeat(depth), "x"));

const statement = fc.oneof(
  deep.map((text) => `x = ${text};`),
  deep.map((text) => `const { a = ${text}, ...rest } = { a: x };`),
  deep.map((text) => `if (${text}) x = 1; else { x += 2; }`),
  fc.constantFrom(
    '"use asm";',
    "export { x as 'y' };",
    "label: for (const [a, , ...b] of [[x]]) continue label;",
    "const { pole: { angle: [z] = [1] } } = next;",
    "type T = typeof x; interface T { a: T }",
    "x ||= 1; x ??= 2; x >>>= 1;",
    "function x(this: number, ...x: number[]) { return arguments; }",
    "@a class { static { } }",
    "import.meta; import('reward');",
    "memory[x]++; weights.a = 1; next = state;",
  ),
);

const program = fc
  .record({
    head: fc.constantFrom(
      "",
      'import { "norm" as n } from "reward";',
      'export * as "x y" from "reward";',
      "export default 1;",
    ),
    statements: fc.array(fc.tuple(statement, fc.constantFrom(1, 1, 5, 300)), { maxLength: 3 }),
    term: deep,
  })
  .map(({ head, statements, term }) =>
    [
      head,
      'import type { Step } from "environment";',
      "export const weights = { a: 1 };",
      "export function terms({ state, next }: Step) {",
      "let x: number | undefined = next.pole.angle;",
      ...statements.flatMap(([text, times]) => Array.from({ length: times }, () => text)),
      `return { a: ${term} };`,
      "}",
    ].join("\n"),
  );

test("deep and odd programs: a program or errors, and no stage fails over one", async () => {
  await fc.assert(
    fc.asyncProperty(program, async (text) => {
      const { reward, diagnostics } = await critic.review(text, {});
      expect(reward === null).toBe(hasErrors(diagnostics));
      expect(diagnostics.filter(({ rule }) => rule === "critic/fault")).toEqual([]);
    }),
    { numRuns: 120 },
  );
});
