import type { Family } from "./growth.ts";

/** A program around statements and one term, for the world `cartpole`. */
const around = (body: string, { term = "x", head = "" }: { term?: string; head?: string } = {}): string =>
  [
    'import type { Step } from "environment";',
    head,
    "export const weights = { a: 1 };",
    "export function terms({ state, action, next, dt, time, terminated }: Step) {",
    "  let x = next.pole.angle;",
    "  let y: number | undefined = next.pole.rate;",
    body,
    `  return { a: ${term} };`,
    "}",
    "",
  ].join("\n");

const many = (count: number, line: (index: number) => string, between = "\n"): string =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, index) => line(index)).join(between);

/** Pieces of code over and over, by how many of them a text of that size holds. */
const shapes: Readonly<Record<string, readonly [characters: number, program: (count: number) => string]>> = {
  "assignments to what may be undefined": [
    10,
    (n) =>
      around(
        many(n, () => "y = y + 1;"),
        { term: "y ?? 0" },
      ),
  ],
  "assignments within one array": [11, (n) => around(`const all = [${many(n, () => "y = y + 1", ", ")}];`)],
  "constants, each from the last": [
    32,
    (n) => around(many(n, (i) => `const v${i} = ${i === 0 ? "x" : `v${i - 1}`} + ${i};`)),
  ],
  conditions: [60, (n) => around(many(n, (i) => `if (x > 0.0${i}) { x = x * 0.9; } else { x = x - 0.1 * x; }`))],
  "conditions in a loop": [
    70,
    (n) =>
      around(`for (let i = 0; i < 5; i++) {${many(n, (i) => `if (x > 0.0${i}) { x = x * 0.9; } else { x = 0.1; }`)}}`),
  ],
  "narrowing conditions in a loop": [
    45,
    (n) => around(`for (let i = 0; i < 5; i++) {${many(n, (i) => `if (y !== undefined && y > ${i}) y = y - 1;`)}}`),
  ],
  "choices, each of the last": [
    50,
    (n) => around(many(n, (i) => `const v${i} = ${i === 0 ? "x" : `v${i - 1}`} > 0.${i} ? 2 * x : x;`)),
  ],
  "a sum of choices": [20, (n) => around("", { term: many(n, (i) => `(x > 0.${i} ? ${i} : 2)`, " + ") })],
  "helpers that call the last one twice": [
    56,
    (n) =>
      around("", {
        head: many(
          n,
          (i) => `const f${i} = (x: number): number => ${i === 0 ? "x" : `f${i - 1}(x) + f${i - 1}(2 * x)`};`,
        ),
        term: `f${Math.max(0, Math.floor(n) - 1)}(x)`,
      }),
  ],
  "helpers without types, before they are used": [
    50,
    (n) =>
      around("", {
        head: many(n, (i) => `function f${i}(x: number) { return f${i + 1}(x) + f${i + 1}(x); }`),
        term: "f0(x)",
      }),
  ],
  "arrays that hold the last one twice": [
    26,
    (n) =>
      around(`const v0 = [x];\n${many(n, (i) => `const v${i + 1} = [v${i}, v${i}];`)}`, {
        term: `v${Math.floor(n)}.length`,
      }),
  ],
  "arrays that spread the last one twice": [
    32,
    (n) =>
      around(`const v0 = [x];\n${many(n, (i) => `const v${i + 1} = [...v${i}, ...v${i}];`)}`, {
        term: `v${Math.floor(n)}.length`,
      }),
  ],
  "records that hold the last one twice": [
    36,
    (n) => around(`const v0 = { p: x };\n${many(n, (i) => `const v${i + 1} = { p: v${i}, q: v${i} };`)}`),
  ],
  "extremes of extremes": [
    42,
    (n) => around(`let z = next.cart.position;\n${many(n, () => "x = Math.max(x, z); z = Math.min(z, x);")}`),
  ],
  "choices of the larger": [
    38,
    (n) => around(`let z = next.cart.position;\n${many(n, () => "x = x > z ? x : z; z = z > x ? z : x;")}`),
  ],
  "loops in each other": [
    40,
    (n) =>
      around(
        `${many(Math.min(n, 150), (i) => `for (let i${i} = 0; i${i} < 2; i${i}++) {`)}x += 0.1;${"}".repeat(Math.min(Math.floor(n), 150))}`,
      ),
  ],
  "loops behind each other": [
    60,
    (n) => around(many(n, (i) => `for (let i${i} = 0; i${i} < 60; i${i}++) x = x * 0.9 + dt;`)),
  ],
  "memory cells": [
    56,
    (n) =>
      [
        'import type { Step } from "environment";',
        "export const weights = { a: 1 };",
        `export const initial = { ${many(n, (i) => `m${i}: 0`, ", ")} };`,
        "export function terms({ next, memory }: Step<typeof initial>) {",
        many(n, (i) => `memory.m${i} = memory.m${i} + next.pole.angle;`),
        "  return { a: memory.m0 };",
        "}",
      ].join("\n"),
  ],
  terms: [
    56,
    (n) =>
      [
        'import type { Step } from "environment";',
        `export const weights = { ${many(n, (i) => `a${i}: 1`, ", ")} };`,
        "export function terms({ next }: Step) {",
        `  return { ${many(n, (i) => `a${i}: next.pole.angle * ${i + 1} + next.cart.position`, ", ")} };`,
        "}",
      ].join("\n"),
  ],
  "a table of numbers": [6, (n) => around(`const t = [${many(n, (i) => `${i}.5`, ", ")}];`, { term: "t[0] ?? 0" })],
  "a table of different records": [
    10,
    (n) => around(`const t = [${many(n, (i) => `{a${i}:1}`, ",")}];`, { term: "t.length" }),
  ],
  "a union of types": [9, (n) => around("", { head: `type T = ${many(n, (i) => `{a${i}:1}`, "|")};` })],
  "an intersection of unions": [
    18,
    (n) =>
      around("", { head: `type T = ${many(n, (i) => `({a${i}:1}|{b${i}:1})`, "&")};\nconst f = (t: T): number => 1;` }),
  ],
  "types that hold the next one twice": [
    38,
    (n) => around("", { head: many(n, (i) => `type T${i} = readonly [T${i + 1}, T${i + 1}];`) }),
  ],
  "unknown names": [10, (n) => around("", { term: many(n, (i) => `Math.abs(q${i})`, " + ") })],
  "unknown fields": [16, (n) => around(many(n, (i) => `x += next.pole.a${i};`))],
  "an unknown name that is long": [1, (n) => around("", { term: `next.pole.${"a".repeat(n)}` })],
  "unused names": [18, (n) => around(many(n, (i) => `const v${i} = dt;`))],
  "statements without effect": [3, (n) => around(many(n, () => "x;"))],
  "angles in degrees under comments": [34, (n) => around(many(n, (i) => `// in degrees\nx += Math.sin(${i + 7});`))],
  "a comment of slashes with a carriage return": [1, (n) => around(`${"/".repeat(n)}\r\nx += Math.sin(90);`)],
  "a comment of stars": [1, (n) => around(`/${"*".repeat(n)} */ x += Math.sin(90);`)],
  "a sum": [4, (n) => around("", { term: `x${" + x".repeat(n)}` })],
  parentheses: [2, (n) => around("", { term: `${"(".repeat(n)}x${")".repeat(n)}` })],
  "a ladder of else if": [20, (n) => around(`${many(n, (i) => `if (x > ${i}) x = 1;`, " else ")}`)],
  "one condition of many": [11, (n) => around("", { term: `${many(n, (i) => `x > 0.${i}`, " && ")} ? 1 : 0` })],
  "choices in each other": [12, (n) => around("", { term: `${"x > 0 ? 1 : ".repeat(n)}0` })],
  signs: [2, (n) => around("", { term: `${"- ".repeat(n)}x` })],
  templates: [5, (n) => around("", { term: `${"`${".repeat(n)}1${"}`".repeat(n)}` })],
  "methods of methods": [17, (n) => around("", { term: `[x, x]${".map((a) => 2 * a)".repeat(n)}[0] ?? 0` })],
};

export const adversarialPrograms: readonly Family[] = Object.entries(shapes).map(([name, [characters, program]]) => ({
  name,
  text: (size) => program(size / characters),
}));
