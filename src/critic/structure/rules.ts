import type { RuleTable } from "../types.ts";

export const structureRules = {
  "structure/no-weights": {
    severity: "error",
    meaning: "the program does not export `weights`",
    hint: "Write `export const weights = { name: 1, … };` with one number for each term.",
  },
  "structure/no-terms": {
    severity: "error",
    meaning: "the program does not export a function `terms`",
    hint: "Write `export function terms({ state, action, next }: Step) { return { name: …, … }; }`.",
  },
  "structure/no-return": {
    severity: "error",
    meaning: "`terms` returns nothing",
    hint: "End it with `return { name: …, … };`, one entry for each weight.",
  },
  "structure/return-shape": {
    severity: "error",
    meaning: "`terms` must return an object literal of `name: number` entries",
    hint: "Write every term by its name in the returned literal; no spread, methods or computed keys.",
  },
  "structure/weights": {
    severity: "error",
    meaning: "`weights` must be an object literal of finite numbers with at least one entry",
    hint: "Write `export const weights = { name: 0.5, … };` with plain finite numbers.",
  },
  "structure/initial": {
    severity: "error",
    meaning: "`initial` must be an object literal of finite numbers",
    hint: "Write `export const initial = { name: 0, … };` with plain finite numbers.",
  },
  "structure/missing-weight": {
    severity: "error",
    meaning: "a term has no weight",
    hint: "Add it to `weights`, or drop the term.",
  },
  "structure/missing-term": {
    severity: "error",
    meaning: "a weight has no term in one of the returned objects",
    hint: "Return it in every case (0 where it does not apply), or drop the weight.",
  },
  "structure/duplicate-term": {
    severity: "error",
    meaning: "a term stands twice in one returned object",
    hint: "Give each term its own name.",
  },
  "structure/duplicate-export": { severity: "error", meaning: "a name is exported twice", hint: "Keep one of them." },
  "structure/unknown-export": {
    severity: "error",
    meaning: "only weights, initial, composition, sparse and terms are exported, each where it is declared",
    hint: "Put `export` in front of `const weights` and `function terms`; leave it away from helpers.",
  },
  "structure/composition": {
    severity: "error",
    meaning: '`composition` is "sum" or "signs"',
    hint: 'Leave it out for the plain weighted sum, or write `export const composition = "signs";`.',
  },
  "structure/sparse": {
    severity: "error",
    meaning: "`sparse` is an array of names of terms, for the composition `signs`",
    hint: 'Write `export const sparse = ["name"];` with names of terms.',
  },
  "structure/recursion": {
    severity: "error",
    meaning: "a function calls itself, directly or through others",
    hint: "Use a bounded loop or a formula.",
  },
  "structure/unused": {
    severity: "warning",
    meaning: "something is declared, assigned, computed or imported and never used",
    hint: "Use it in a term, or remove it.",
  },
  "structure/memory-never-read": {
    severity: "warning",
    meaning: "a cell of `memory` is written and never read",
    hint: "Let a term use it, or remove it.",
  },
  "structure/memory-never-written": {
    severity: "warning",
    meaning: "a cell of `memory` is never written: it keeps its initial value",
    hint: "Assign it in `terms`, or use a constant.",
  },
  "structure/constant-term": {
    severity: "warning",
    meaning: "a term is the same number in every step: it acts only through the episode's length",
    hint: "Keep it if living longer (or ending sooner) is what it shall pay for; else let it depend on the step.",
  },
  "structure/duplicate-expression": {
    severity: "warning",
    meaning: "two terms compute the same expression",
    hint: "Keep one of them, and add their weights.",
  },
  "structure/zero-weight": {
    severity: "warning",
    meaning: "a term of weight 0 does nothing",
    hint: "Give it a weight or remove it.",
  },
  "structure/division": {
    severity: "warning",
    meaning: "something is divided by what can be 0 within the fields' ranges",
    hint: "Keep the divisor away from 0: `x / Math.max(y, 0.01)`, or treat that case with `if`.",
  },
  "structure/not-finite": {
    severity: "warning",
    meaning: "a root, logarithm, arc function or broken power leaves its domain within the fields' ranges",
    hint: "Bound the argument first: `Math.sqrt(Math.max(0, x))`, `Math.log(Math.max(x, 0.01))`, `clamp(x, -1, 1)`.",
  },
  "structure/unbounded-exp": {
    severity: "warning",
    meaning: "an exponential grows beyond e^10 within the fields' ranges",
    hint: "Let the exponent be negative (`Math.exp(-x / scale)`), or clamp it.",
  },
  "structure/threshold": {
    severity: "warning",
    meaning: "a comparison is always, or never, true within the field's range",
    hint: "Compare the threshold with the range and the unit in the environment's declaration.",
  },
  "structure/stale-event": {
    severity: "warning",
    meaning: "an event is looked for in the state before the action: what ends an episode is only ever seen in `next`",
    hint: "Read `next` instead of `state`.",
  },
  "structure/same-branches": {
    severity: "warning",
    meaning: "a condition has no effect: both of its sides give the same, or only one is ever taken",
    hint: "Write the value without the condition, or what the other case was meant to give.",
  },
  "structure/first-step": {
    severity: "warning",
    meaning: "the first step is compared with a value of `memory` that its field never has",
    hint: "Start the cell at the field's usual first value, or take the step's own `state` as the value before.",
  },
  "structure/sign": {
    severity: "warning",
    meaning: "a term's sign contradicts its own name or the comment at it",
    hint: "A penalty times its weight is negative, a bonus positive: turn the sign of the term or of the weight, or rename it.",
  },
  "structure/name": {
    severity: "warning",
    meaning: "a term reads another side, axis or part of the body than its name says",
    hint: "Read the field that the name promises, or rename the term.",
  },
  "structure/goal-unread": {
    severity: "warning",
    meaning: "a thing that the task names is not looked at by any term",
    hint: "Read its place, or the distance to it.",
  },
  "structure/goal-missed": {
    severity: "warning",
    meaning: "the terms together pay most for another value than the task states",
    hint: "Lead to the value that the task states, with its sign and its unit.",
  },
  "structure/discontinuity": {
    severity: "warning",
    meaning: "two formulas meet at a guard's boundary with different values",
    hint: "Let both have the same value there, or pay a constant bonus on top of one formula.",
  },
} satisfies RuleTable;
