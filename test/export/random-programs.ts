import * as fc from "fast-check";
import { checkSubset } from "../../src/critic/subset/stage.ts";
import { checkTypes } from "../../src/reward/check-types.ts";
import { parseReward, type RewardProgram } from "../../src/reward/program.ts";
import { view } from "../reward/walker.ts";

/**
 * Programs of the language by chance, for the made-up walker. Only operations whose result is exact (IEEE 754 says what
 * +, −, ×, ÷, √ and the remainder are; of powers and logarithms it does not), so that the two languages must agree to the bit.
 *
 * In scope everywhere: `p`, `q` (let), `x`, `y` (const), `list`, `flag`, `memory.m`, `memory.n`, and the helpers of the head.
 */
const head = `const scale = -2;
function early(v: number, w = 3): number { if (v > w) return v - w; return late(v) * scale; }
const late = (v: number): number => { let t = v; for (let i = 0; i < 3; i++) { if (t > 10) break; t += i; } return t; };
const pick = (values: readonly number[], index: number): number => values[index] ?? -1;
const summed = (...values: number[]): number => values.reduce((u, v) => u + v, 0);`;

const edges = ["0", "-0", "1", "-1", "0.5", "-1.5", "2.5", "3", "1e300", "Infinity", "-Infinity", "NaN", "5e-324", "7"];

const tree = fc.letrec<{ number: string; boolean: string; list: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom("p", "q", "x", "y", "memory.m", "memory.n", "scale", "dt", "next.torso.pitch", "list.length"),
    fc.constantFrom("state.torso.speed", "action.torque[1]", "next.foot.force[2]", "list[0]", "list[9]"),
    fc.constantFrom(...edges).map((text) => `(${text})`),
  ),
  number: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    tie("leaf"),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/", "%"), tie("number"))
      .map((parts) => `(${parts.join(" ")})`),
    fc
      .tuple(tie("number"), fc.constantFrom("||", "&&"), tie("number"))
      .map(([left, operator, right]) => `((y * ${left}) ${operator} ${right})`),
    fc.tuple(tie("boolean"), tie("number"), tie("number")).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    fc
      .tuple(fc.constantFrom("-", "+"), tie("number"))
      .map(([sign, value]) => `(${sign}${value.replace(/^[-+]/, " $&")})`),
    fc
      .tuple(fc.constantFrom("abs", "floor", "ceil", "round", "trunc", "sign", "sqrt"), tie("number"))
      .map(([name, value]) => `Math.${name}(${value})`),
    fc
      .tuple(
        fc.constantFrom("max", "min", "summed"),
        fc.array(tie("number"), { maxLength: 3 }),
        fc.boolean(),
        tie("list"),
      )
      .map(([name, values, spread, list]) => {
        const given = spread ? [...values, `...${list}`] : values;
        return `${name === "summed" ? name : `Math.${name}`}(${given.join(", ")})`;
      }),
    fc
      .tuple(
        fc.constantFrom("0", "-0", "1", "-1", "2", "Infinity", "-Infinity", "NaN"),
        fc.constantFrom("0", "2", "-1", "3", "0.5", "Infinity", "-Infinity", "NaN"),
      )
      .filter(([base, exponent]) => !(base === "2" && exponent === "0.5"))
      .map(([base, exponent]) => `((${base}) ** (${exponent}))`),
    fc.tuple(tie("list"), tie("number")).map(([list, index]) => `pick(${list}, ${index})`),
    fc.tuple(tie("list"), tie("number")).map(([list, index]) => `(${list}.slice(0)[${index}] ?? 2)`),
    fc
      .tuple(tie("list"), tie("number"), tie("number"))
      .map(([list, first, start]) => `${list}.reduce((u, v, i) => (v > 0 ? u + v * i : u - ${first}), ${start})`),
    fc.tuple(tie("list"), tie("number")).map(([list, value]) => `${list}.indexOf(${value})`),
    tie("list").map((list) => `${list}.length`),
    tie("number").map((value) => `early(${value})`),
    fc.tuple(tie("number"), tie("number")).map(([v, w]) => `early(${v}, ${w})`),
    tie("number").map((value) => `late(${value})`),
    tie("boolean").map((value) => `Number(${value})`),
    fc
      .tuple(
        fc.constantFrom("p", "q", "memory.m", "memory.n"),
        fc.constantFrom("=", "+=", "*=", "/=", "-=", "%="),
        tie("number"),
      )
      .map((parts) => `(${parts.join(" ")})`),
    fc.constantFrom("p++", "--q", "memory.n++", "++memory.m"),
  ),
  boolean: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    fc.constantFrom("flag", "terminated", "next.foot.contact"),
    fc
      .tuple(tie("number"), fc.constantFrom("<", "<=", ">", ">=", "===", "!==", "==", "!="), tie("number"))
      .map((parts) => `(${parts.join(" ")})`),
    fc
      .tuple(tie("boolean"), fc.constantFrom("&&", "||", "===", "!=="), tie("boolean"))
      .map((parts) => `(${parts.join(" ")})`),
    tie("boolean").map((value) => `!${value}`),
    tie("number").map((value) => `!(q * ${value})`),
    fc.tuple(fc.constantFrom("isFinite", "isNaN"), tie("number")).map(([name, value]) => `Number.${name}(${value})`),
    fc
      .tuple(tie("list"), fc.constantFrom("some", "every"), tie("number"))
      .map(([list, name, value]) => `${list}.${name}((v) => v > ${value})`),
    fc.tuple(tie("list"), tie("number")).map(([list, value]) => `${list}.includes(${value})`),
  ),
  list: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("list", "next.foot.force", "action.torque"),
    fc.array(tie("number"), { maxLength: 3 }).map((values) => `[${["p", ...values].join(", ")}]`),
    fc.tuple(tie("list"), tie("number")).map(([list, value]) => `[...${list}, ${value}]`),
    fc.tuple(tie("list"), tie("number")).map(([list, value]) => `${list}.map((v, i) => v * ${value} + i)`),
    fc
      .tuple(tie("list"), tie("number"))
      .map(([list, value]) => `${list}.map((v) => { const k = v - ${value}; return k * k; })`),
    fc.tuple(tie("list"), tie("number")).map(([list, value]) => `${list}.filter((v, i) => v >= ${value} || i === 1)`),
    fc.tuple(tie("list"), tie("number"), tie("number")).map(([list, from, to]) => `${list}.slice(${from}, ${to})`),
  ),
}));

/** A callback may not write the variables around it. */
const writes = /\(v(?:, i)?\) => [^]*|\(u, v, i\) => [^]*/;
const isPure = (text: string): boolean => {
  const callback = writes.exec(text)?.[0] ?? "";
  return !/(?:\b[pq]|memory\.[mn]) ?(?:[-+*/%]?=(?!=)|\+\+|--)|(?:\+\+|--)(?:[pq]\b)/.test(callback);
};

const number = tree.number.filter(isPure);
const boolean = tree.boolean.filter(isPure);
const list = tree.list.filter(isPure);

const statements = fc.letrec<{ statement: string; block: string }>((tie) => ({
  block: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }).map((rows) => `{ ${rows.join(" ")} }`),
  statement: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(
        fc.constantFrom("p", "q", "memory.m", "memory.n"),
        fc.constantFrom("=", "+=", "-=", "*=", "/=", "%="),
        number,
      )
      .map(([target, operator, value]) => `${target} ${operator} ${value};`),
    fc.constantFrom("p++;", "memory.m--;", "--q;"),
    fc.tuple(boolean, tie("block"), tie("block")).map(([test, yes, no]) => `if (${test}) ${yes} else ${no}`),
    fc.tuple(number, tie("statement")).map(([test, yes]) => `if (p * ${test}) ${yes}`),
    tie("block").map(
      (block) => `for (let i = 0; i < 3; i++) { if (p === i) continue; ${block} q += i / 2; if (q > 1e3) break; }`,
    ),
    fc.tuple(list, tie("block")).map(([values, block]) => `for (const z of ${values}) { ${block} q += z; }`),
    tie("block").map((block) => `for (let t = 1; t >= 0; t -= 0.5) { if (t === 0.5) continue; ${block} }`),
    tie("block").map((block) => `{ const x = q * 2; let p = x + 1; ${block} q -= p; }`),
    tie("block").map(
      (block) =>
        `{ const list = next.foot.force.map((v) => v * y); const [x = 4, , p] = list; memory.m += x + (p ?? 1); { let p = x; ${block} } }`,
    ),
    fc.tuple(number, boolean).map(([value, test]) => `if (${test}) return { a: ${value}, b: q, c: -1 };`),
  ),
}));

export const randomProgram = fc
  .tuple(fc.array(statements.statement, { minLength: 1, maxLength: 4 }), number, number, boolean)
  .map(([rows, a, b, c]) =>
    [
      'import type { Step } from "environment";',
      head,
      "export const weights = { a: 1, b: 1, c: 1 };",
      "export const initial = { m: 0.5, n: -2 };",
      "export function terms({ state, action, next, memory, dt, terminated }: Step<typeof initial>) {",
      "  let p = next.torso.x; let q = state.torso.height; const x = next.torso.height; const y = state.torso.x;",
      "  const list = next.foot.force.slice(0); const flag = next.foot.contact;",
      ...rows.map((row) => `  ${row}`),
      `  return { a: ${a}, b: ${b}, c: ${c} ? p : q };`,
      "}",
      "",
    ].join("\n"),
  );

/** The program; null of the few that are refused: by types that narrow to nothing, or as nested too deep. */
export const accepted = (source: string): RewardProgram | null => {
  const parsed = parseReward(source);
  const typed = view(source);
  return parsed.kind !== "program" || checkSubset(typed).length > 0 || checkTypes(typed).length > 0
    ? null
    : parsed.program;
};
