import { programOf } from "../example.ts";
import { errors } from "../types.ts";

const forward = "forward: next.torso.velocityX";
const lean = "lean: -Math.abs(next.torso.pitch)";

const heights = Array.from({ length: 150 }, (_, index) => ((index + 1) / 100).toFixed(2));

export const subsetRules = errors({
  "subset/loop": {
    meaning: "a loop must be bounded by its shape",
    hint: "Use `for (const x of array)` or `for (let i = 0; i < 10; i++)` with a written-out bound and an untouched counter; at most 10,000 rounds in all.",
    example: {
      bad: programOf("height: height", { body: "let height = next.torso.height;\nwhile (height > 0.1) height /= 2;" }),
      mended: programOf("height: height", {
        body: "let height = next.torso.height;\nfor (let i = 0; i < 4; i++) height /= 2;",
      }),
    },
  },
  "subset/import": {
    meaning: 'only named imports from "reward" and `import type` from "environment" exist',
    hint: 'Write `import { norm } from "reward";` or `import type { Step } from "environment";`; nothing else can be loaded.',
    example: {
      bad: programOf("effort: -norm(action.torque)", { head: 'import { norm } from "mathjs";' }),
      mended: programOf("effort: -norm(action.torque)", { head: 'import { norm } from "reward";' }),
    },
  },
  "subset/global": {
    meaning: "a reward program has no access to this name",
    hint: 'Use the step, your own constants and functions, Math, and imports from "reward".',
    example: { bad: programOf(forward, { body: "console.log(next.torso.velocityX);" }), mended: programOf(forward) },
  },
  "subset/member": {
    meaning: "this member reaches the machinery behind values",
    hint: "Use fields of the step, array methods such as map and reduce, and Math.",
    example: { kind: "term", bad: "forward: next.torso.constructor ? next.torso.velocityX : 0", mended: forward },
  },
  "subset/computed-member": {
    meaning: "members are chosen by name, elements by number",
    hint: "Write `next.torso.x`, or index a vector with a number.",
    example: { kind: "term", bad: 'forward: next["torso"]["velocityX"]', mended: forward },
  },
  "subset/any": {
    meaning: "`any` and `unknown` switch the type checker off",
    hint: "Name the type: number, boolean, readonly number[].",
    example: {
      bad: programOf("forward: Math.min(torso.velocityX, 2)", { body: "const torso: any = next.torso;" }),
      mended: programOf("forward: Math.min(torso.velocityX, 2)", { body: "const torso = next.torso;" }),
    },
  },
  "subset/cast": {
    meaning: "a cast claims a type instead of having it",
    hint: "Leave the cast away; `as const` is allowed.",
    example: { kind: "term", bad: "forward: next.torso.velocityX as number", mended: forward },
  },
  "subset/directive": {
    meaning: "a comment that steers the compiler is not allowed",
    hint: "Remove the comment and mend what it hides.",
    example: { bad: programOf(forward, { body: "// @ts-ignore" }), mended: programOf(forward) },
  },
  "subset/prologue": {
    meaning: "a string that stands alone as a statement is an order to the engine",
    hint: "Remove it: programs are strict as they are. Say what you mean in a comment.",
    example: { bad: programOf(forward, { body: '"use asm";' }), mended: programOf(forward) },
  },
  "subset/class": {
    meaning: "there are no classes, `new` or `this`",
    hint: "Use plain functions and constants; state of an episode belongs into `memory`.",
    example: {
      bad: programOf("forward: Math.min(next.torso.velocityX, new Limits().speed)", {
        head: "class Limits { speed = 2; }",
      }),
      mended: programOf("forward: Math.min(next.torso.velocityX, limits.speed)", {
        head: "const limits = { speed: 2 };",
      }),
    },
  },
  "subset/async": {
    meaning: "a reward is computed at once: no async functions, promises or generators",
    hint: "Write plain functions.",
    example: {
      bad: programOf(forward).replace("export function", "export async function"),
      mended: programOf(forward),
    },
  },
  "subset/exception": {
    meaning: "there are no exceptions",
    hint: "Return a number for every case, guarded by `if` or `? :`.",
    example: {
      bad: programOf(forward, { body: "if (next.torso.height < 0.7) throw 1;" }),
      mended: programOf("forward: next.torso.height < 0.7 ? 0 : next.torso.velocityX"),
    },
  },
  "subset/regex": {
    meaning: "there are no regular expressions",
    hint: "Rewards compute with numbers only.",
    example: { kind: "term", bad: 'forward: /x/.test("x") ? next.torso.velocityX : 0', mended: forward },
  },
  "subset/bigint": {
    meaning: "there are no BigInts",
    hint: "Write the number without the `n`.",
    example: {
      kind: "term",
      bad: "forward: Number(2n) * next.torso.velocityX",
      mended: "forward: 2 * next.torso.velocityX",
    },
  },
  "subset/string": {
    meaning: "strings are only names of options",
    hint: 'Compute with numbers; a short string may only be given as it stands, as in `{ shape: "linear" }`.',
    example: { kind: "term", bad: "forward: Number(`${next.torso.velocityX}`)", mended: forward },
  },
  "subset/declaration": {
    meaning: "only `const`, `let`, functions, type aliases and interfaces can be declared",
    hint: "Use a `const` object or a plain function instead of enum, namespace, declare, var or decorators.",
    example: {
      bad: programOf("lean: -pitch", { body: "var pitch = Math.abs(next.torso.pitch);" }),
      mended: programOf("lean: -pitch", { body: "const pitch = Math.abs(next.torso.pitch);" }),
    },
  },
  "subset/accessor": {
    meaning: "objects hold plain values: no getters, setters, methods, computed keys or spread",
    hint: "Write `name: value` entries.",
    example: {
      bad: programOf("lean: -torso.lean", {
        body: "const torso = { get lean() { return Math.abs(next.torso.pitch); } };",
      }),
      mended: programOf("lean: -torso.lean", { body: "const torso = { lean: Math.abs(next.torso.pitch) };" }),
    },
  },
  "subset/operator": {
    meaning: "this operator is not part of the language",
    hint: "Use arithmetic, comparison, `&&`, `||`, `!`, `? :` and `??`.",
    example: { kind: "term", bad: "floor: next.torso.height | 0", mended: "floor: Math.trunc(next.torso.height)" },
  },
  "subset/module-state": {
    meaning: "nothing at the top level may change or run: it would outlive the episode",
    hint: "Use `const` at the top level, and `memory` (with an exported `initial`) for what must be remembered.",
    example: {
      bad: programOf("further: next.torso.x - start", { head: "let start = 0.5;" }),
      mended: programOf("further: next.torso.x - start", { head: "const start = 0.5;" }),
    },
  },
  "subset/assignment": {
    meaning: "only a function's own `let` variables and the cells of `memory` can be assigned",
    hint: "Keep the value in a local `let` of the same function, or in `memory`, assigned in `terms` itself.",
    example: {
      bad: programOf(lean, { body: "next.torso.pitch *= 2;" }),
      mended: programOf("lean: -Math.abs(pitch)", { body: "const pitch = 2 * next.torso.pitch;" }),
    },
  },
  "subset/function-value": {
    meaning: "own functions take and return numbers, booleans and records, not functions",
    hint: "Call the function by its name.",
    example: {
      bad: programOf("lean: -twice(Math.abs, next.torso.pitch)", {
        head: "const twice = (f: (x: number) => number, x: number): number => 2 * f(x);",
      }),
      mended: programOf("lean: -twice(next.torso.pitch)", {
        head: "const twice = (x: number): number => 2 * Math.abs(x);",
      }),
    },
  },
  "subset/non-ascii-name": {
    meaning: "names are written in ASCII letters, so that none can look like another",
    hint: "Rename it: `theta` instead of `θ`.",
    example: {
      bad: programOf("lean: -Math.abs(θ)", { body: "const θ = next.torso.pitch;" }),
      mended: programOf("lean: -Math.abs(pitch)", { body: "const pitch = next.torso.pitch;" }),
    },
  },
  "subset/too-large": {
    meaning: "the program, or one function of it, is far larger than any sensible reward",
    hint: "Compute with formulas, vectors and loops instead of written-out cases, and share what repeats in a function.",
    example: {
      bad: programOf("height: height", {
        body: ["let height = 0;", ...heights.map((at) => `if (next.torso.height > ${at}) height = ${at};`)].join("\n"),
      }),
      mended: programOf("height: Math.floor(100 * next.torso.height) / 100"),
    },
  },
  "subset/syntax": {
    meaning: "this construct is not part of the language",
    hint: "Write constants, `if`, bounded loops, plain functions and expressions.",
    example: {
      bad: programOf("forward: speed", {
        body: "let speed = next.torso.velocityX;\nswitch (next.foot.contact) { case true: speed = 0; }",
      }),
      mended: programOf("forward: speed", {
        body: "let speed = next.torso.velocityX;\nif (next.foot.contact) speed = 0;",
      }),
    },
  },
});

export type SubsetRule = keyof typeof subsetRules;
