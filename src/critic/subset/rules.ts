import type { RuleTable } from "../types.ts";

export const subsetRules = {
  "subset/loop": {
    severity: "error",
    meaning: "a loop must be bounded by its shape",
    hint: "Use `for (const x of array)` or `for (let i = 0; i < 10; i++)` with a written-out bound and an untouched counter; at most 10,000 rounds in all.",
  },
  "subset/import": {
    severity: "error",
    meaning: 'only named imports from "reward" and `import type` from "environment" exist',
    hint: 'Write `import { norm } from "reward";` or `import type { Step } from "environment";`; nothing else can be loaded.',
  },
  "subset/global": {
    severity: "error",
    meaning: "a reward program has no access to this name",
    hint: 'Use the step, your own constants and functions, Math, and imports from "reward".',
  },
  "subset/member": {
    severity: "error",
    meaning: "this member reaches the machinery behind values",
    hint: "Use fields of the step, array methods such as map and reduce, and Math.",
  },
  "subset/computed-member": {
    severity: "error",
    meaning: "members are chosen by name, elements by number",
    hint: "Write `next.torso.x`, or index a vector with a number.",
  },
  "subset/any": {
    severity: "error",
    meaning: "`any` and `unknown` switch the type checker off",
    hint: "Name the type: number, boolean, readonly number[].",
  },
  "subset/cast": {
    severity: "error",
    meaning: "a cast claims a type instead of having it",
    hint: "Leave the cast away; `as const` is allowed.",
  },
  "subset/directive": {
    severity: "error",
    meaning: "a comment that steers the compiler is not allowed",
    hint: "Remove the comment and mend what it hides.",
  },
  "subset/prologue": {
    severity: "error",
    meaning: "a string that stands alone as a statement is an order to the engine",
    hint: "Remove it: programs are strict as they are. Say what you mean in a comment.",
  },
  "subset/class": {
    severity: "error",
    meaning: "there are no classes, `new` or `this`",
    hint: "Use plain functions and constants; state of an episode belongs into `memory`.",
  },
  "subset/async": {
    severity: "error",
    meaning: "a reward is computed at once: no async functions, promises or generators",
    hint: "Write plain functions.",
  },
  "subset/exception": {
    severity: "error",
    meaning: "there are no exceptions",
    hint: "Return a number for every case, guarded by `if` or `? :`.",
  },
  "subset/regex": {
    severity: "error",
    meaning: "there are no regular expressions",
    hint: "Rewards compute with numbers only.",
  },
  "subset/bigint": {
    severity: "error",
    meaning: "there are no BigInts",
    hint: "Write the number without the `n`.",
  },
  "subset/string": {
    severity: "error",
    meaning: "strings are only names of options",
    hint: 'Compute with numbers; a short string may only be given as it stands, as in `{ shape: "linear" }`.',
  },
  "subset/declaration": {
    severity: "error",
    meaning: "only `const`, `let`, functions, type aliases and interfaces can be declared",
    hint: "Use a `const` object or a plain function instead of enum, namespace, declare, var or decorators.",
  },
  "subset/accessor": {
    severity: "error",
    meaning: "objects hold plain values: no getters, setters, methods, computed keys or spread",
    hint: "Write `name: value` entries.",
  },
  "subset/operator": {
    severity: "error",
    meaning: "this operator is not part of the language",
    hint: "Use arithmetic, comparison, `&&`, `||`, `!`, `? :` and `??`.",
  },
  "subset/module-state": {
    severity: "error",
    meaning: "nothing at the top level may change or run: it would outlive the episode",
    hint: "Use `const` at the top level, and `memory` (with an exported `initial`) for what must be remembered.",
  },
  "subset/assignment": {
    severity: "error",
    meaning: "only a function's own `let` variables and the cells of `memory` can be assigned",
    hint: "Keep the value in a local `let` of the same function, or in `memory`, assigned in `terms` itself.",
  },
  "subset/function-value": {
    severity: "error",
    meaning: "own functions take and return numbers, booleans and records, not functions",
    hint: "Call the function by its name.",
  },
  "subset/non-ascii-name": {
    severity: "error",
    meaning: "names are written in ASCII letters, so that none can look like another",
    hint: "Rename it: `theta` instead of `θ`.",
  },
  "subset/too-large": {
    severity: "error",
    meaning: "the program, or one function of it, is far larger than any sensible reward",
    hint: "Compute with formulas, vectors and loops instead of written-out cases, and share what repeats in a function.",
  },
  "subset/syntax": {
    severity: "error",
    meaning: "this construct is not part of the language",
    hint: "Write constants, `if`, bounded loops, plain functions and expressions.",
  },
} satisfies RuleTable;

export type SubsetRule = keyof typeof subsetRules;
