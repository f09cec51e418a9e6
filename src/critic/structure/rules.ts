import { programOf } from "../example.ts";
import { errors, type RuleTable } from "../types.ts";

const forward = "forward: next.torso.velocityX";
const lean = "lean: -Math.abs(next.torso.pitch)";
const sound = programOf(forward);
const both = `${forward},\n${lean}`;
const memory = "{ state, action, next, memory }: Step<typeof initial>";
const highest = "export const initial = { highest: 1.25 };";
const cells = (initial: string): string => `import { delta } from "reward";\nexport const initial = { ${initial} };`;
const kept = (cell: string): string =>
  `forward: delta(memory, "${cell}", next.torso.x),\nrise: delta(memory, "height", next.torso.height)`;
const rise = "rise: Math.max(0, next.torso.height - memory.highest)";

export const structureRules = {
  ...errors({
    "structure/no-weights": {
      meaning: "the program does not export `weights`",
      hint: "Write `export const weights = { name: 1, … };` with one number for each term.",
      example: { bad: sound.replace(/^export const weights.*\n/m, ""), mended: sound },
    },
    "structure/no-terms": {
      meaning: "the program does not export a function `terms`",
      hint: "Write `export function terms({ state, action, next }: Step) { return { name: …, … }; }`.",
      example: { bad: "export const weights = { forward: 1 };\n", mended: sound },
    },
    "structure/no-return": {
      meaning: "`terms` returns nothing",
      hint: "End it with `return { name: …, … };`, one entry for each weight.",
      example: {
        bad: `import type { Step } from "environment";\nexport const weights = { forward: 1 };\nexport function terms({ next }: Step) {\n  const forward = next.torso.velocityX;\n}\n`,
        mended: sound,
        also: ["structure/unused"],
      },
    },
    "structure/return-shape": {
      meaning: "`terms` must return an object literal of `name: number` entries",
      hint: "Write every term by its name in the returned literal; no spread, methods or computed keys.",
      example: {
        bad: sound
          .replace(/return \{[^}]*\};/, "return all(next.torso.velocityX);")
          .replace("export function", "const all = (forward: number) => ({ forward });\nexport function"),
        mended: sound,
      },
    },
    "structure/weights": {
      meaning: "`weights` must be an object literal of finite numbers with at least one entry",
      hint: "Write `export const weights = { name: 0.5, … };` with plain finite numbers.",
      example: {
        bad: programOf(forward, { weights: "forward: 1 / 0" }),
        mended: programOf(forward, { weights: "forward: 0.5" }),
      },
    },
    "structure/initial": {
      meaning: "`initial` must be an object literal of finite numbers",
      hint: "Write `export const initial = { name: 0, … };` with plain finite numbers.",
      example: {
        bad: programOf(rise, {
          head: "export const initial = { highest: -Infinity };",
          step: memory,
          body: "memory.highest = Math.max(memory.highest, state.torso.height);",
        }),
        mended: programOf(rise, {
          head: highest,
          step: memory,
          body: "memory.highest = Math.max(memory.highest, state.torso.height);",
        }),
      },
    },
    "structure/missing-weight": {
      meaning: "a term has no weight",
      hint: "Add it to `weights`, or drop the term.",
      example: { bad: programOf(both, { weights: "forward: 1" }), mended: programOf(both) },
    },
    "structure/missing-term": {
      meaning: "a weight has no term in one of the returned objects",
      hint: "Return it in every case (0 where it does not apply), or drop the weight.",
      example: { bad: programOf(forward, { weights: "forward: 1, lean: 1" }), mended: programOf(both) },
    },
    "structure/duplicate-term": {
      meaning: "a term stands twice in one returned object",
      hint: "Give each term its own name.",
      example: {
        bad: programOf(`${forward},\nforward: next.torso.x`, { weights: "forward: 1" }),
        mended: programOf(`${forward},\nfar: next.torso.x`),
        also: ["types/mismatch"],
      },
    },
    "structure/duplicate-export": {
      meaning: "a name is exported twice",
      hint: "Keep one of them.",
      example: {
        bad: sound.replace(/^(export const weights.*)$/m, "$1\nexport const weights = { forward: 2 };"),
        mended: sound,
        also: ["types/mismatch"],
      },
    },
    "structure/unknown-export": {
      meaning: "only weights, initial, composition, sparse and terms are exported, each where it is declared",
      hint: "Put `export` in front of `const weights` and `function terms`; leave it away from helpers.",
      example: {
        bad: programOf("forward: Math.min(next.torso.velocityX, limit)", { head: "export const limit = 2;" }),
        mended: programOf("forward: Math.min(next.torso.velocityX, limit)", { head: "const limit = 2;" }),
      },
    },
    "structure/composition": {
      meaning: '`composition` is "sum", "signs" or "softmin"',
      hint: 'Leave it out for the plain weighted sum, or write `export const composition = "softmin";`.',
      example: {
        bad: programOf(both, { head: 'export const composition = "product";' }),
        mended: programOf(both, { head: 'export const composition = "signs";' }),
      },
    },
    "structure/sparse": {
      meaning: "`sparse` is an array of names of terms, for the composition `signs`",
      hint: 'Write `export const sparse = ["name"];` with names of terms.',
      example: {
        bad: programOf(both, { head: 'export const composition = "signs";\nexport const sparse = ["speed"];' }),
        mended: programOf(both, { head: 'export const composition = "signs";\nexport const sparse = ["forward"];' }),
      },
    },
    "structure/recursion": {
      meaning: "a function calls itself, directly or through others",
      hint: "Use a bounded loop or a formula.",
      example: {
        bad: programOf("lean: -halved(Math.abs(next.torso.pitch))", {
          head: "const halved = (x: number): number => doubled(x) / 4;\nconst doubled = (x: number): number => 4 * halved(x);",
        }),
        mended: programOf("lean: -halved(Math.abs(next.torso.pitch))", {
          head: "const halved = (x: number): number => x / 2;",
        }),
      },
    },
  }),
  "structure/unused": {
    severity: "warning",
    meaning: "something is declared, assigned, computed or imported and never used",
    hint: "Use it in a term, or remove it.",
    example: {
      bad: programOf(forward, { body: "const lean = -Math.abs(next.torso.pitch);" }),
      mended: programOf(`${forward},\nlean: lean`, { body: "const lean = -Math.abs(next.torso.pitch);" }),
    },
  },
  "structure/memory-never-read": {
    severity: "warning",
    meaning: "a cell of `memory` is written and never read",
    hint: "Let a term use it, or remove it.",
    example: {
      bad: programOf(forward, { head: highest, step: memory, body: "memory.highest = next.torso.height;" }),
      mended: sound,
    },
  },
  "structure/memory-never-written": {
    severity: "warning",
    meaning: "a cell of `memory` is never written: it keeps its initial value",
    hint: "Assign it in `terms`, or use a constant.",
    example: {
      bad: programOf(rise, { head: highest, step: memory }),
      mended: programOf(rise, {
        head: highest,
        step: memory,
        body: "memory.highest = Math.max(memory.highest, state.torso.height);",
      }),
    },
  },
  "structure/shared-cell": {
    severity: "warning",
    meaning: "a cell that `delta` or `once` keeps is written by something else as well",
    hint: "Give each call a cell of its own in `initial`, and leave it to the call.",
    example: {
      bad: programOf(kept("height"), { head: cells("height: 1.25"), step: memory }),
      mended: programOf(kept("x"), { head: cells("height: 1.25, x: 0"), step: memory }),
    },
  },
  "structure/zero-weight": {
    severity: "warning",
    meaning: "a term of weight 0 does nothing",
    hint: "Give it a weight or remove it.",
    example: {
      bad: programOf(both, { weights: "forward: 1, lean: 0" }),
      mended: programOf(both, { weights: "forward: 1, lean: 0.1" }),
    },
  },
} satisfies RuleTable;
