import { programOf, type RuleExamples } from "./example.ts";

const forward = "forward: next.torso.velocityX";
const lean = "lean: -Math.abs(next.torso.pitch)";
const sound = programOf(forward);
const both = `${forward},\n${lean}`;
const memory = "{ state, action, next, memory }: Step<typeof initial>";
const highest = "export const initial = { highest: 1.25 };";
const rise = "rise: Math.max(0, next.torso.height - memory.highest)";

/** How a program's parts fit together: exports, weights and terms, memory, what is dead or doubled. */
export const structureExamples: RuleExamples = {
  "structure/no-weights": { kind: "program", bad: sound.replace(/^export const weights.*\n/m, ""), mended: sound },
  "structure/no-terms": {
    kind: "program",
    bad: "export const weights = { forward: 1 };\n",
    mended: sound,
  },
  "structure/no-return": {
    kind: "program",
    bad: `import type { Step } from "environment";\nexport const weights = { forward: 1 };\nexport function terms({ next }: Step) {\n  const forward = next.torso.velocityX;\n}\n`,
    mended: sound,
    also: ["structure/unused"],
  },
  "structure/return-shape": {
    kind: "program",
    bad: sound
      .replace(/return \{[^}]*\};/, "return all(next.torso.velocityX);")
      .replace("export function", "const all = (forward: number) => ({ forward });\nexport function"),
    mended: sound,
  },
  "structure/weights": {
    kind: "program",
    bad: programOf(forward, { weights: "forward: 1 / 0" }),
    mended: programOf(forward, { weights: "forward: 0.5" }),
  },
  "structure/initial": {
    kind: "program",
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
  "structure/missing-weight": {
    kind: "program",
    bad: programOf(both, { weights: "forward: 1" }),
    mended: programOf(both),
  },
  "structure/missing-term": {
    kind: "program",
    bad: programOf(forward, { weights: "forward: 1, lean: 1" }),
    mended: programOf(both),
  },
  "structure/duplicate-term": {
    kind: "program",
    bad: programOf(`${forward},\nforward: next.torso.x`, { weights: "forward: 1" }),
    mended: programOf(`${forward},\nfar: next.torso.x`),
    also: ["types/mismatch"],
  },
  "structure/duplicate-export": {
    kind: "program",
    bad: sound.replace(/^(export const weights.*)$/m, "$1\nexport const weights = { forward: 2 };"),
    mended: sound,
    also: ["types/mismatch"],
  },
  "structure/unknown-export": {
    kind: "program",
    bad: programOf("forward: Math.min(next.torso.velocityX, limit)", { head: "export const limit = 2;" }),
    mended: programOf("forward: Math.min(next.torso.velocityX, limit)", { head: "const limit = 2;" }),
  },
  "structure/composition": {
    kind: "program",
    bad: programOf(both, { head: 'export const composition = "product";' }),
    mended: programOf(both, { head: 'export const composition = "signs";' }),
  },
  "structure/sparse": {
    kind: "program",
    bad: programOf(both, { head: 'export const composition = "signs";\nexport const sparse = ["speed"];' }),
    mended: programOf(both, { head: 'export const composition = "signs";\nexport const sparse = ["forward"];' }),
  },
  "structure/recursion": {
    kind: "program",
    bad: programOf("lean: -halved(Math.abs(next.torso.pitch))", {
      head: "const halved = (x: number): number => doubled(x) / 4;\nconst doubled = (x: number): number => 4 * halved(x);",
    }),
    mended: programOf("lean: -halved(Math.abs(next.torso.pitch))", {
      head: "const halved = (x: number): number => x / 2;",
    }),
  },
  "structure/unused": {
    kind: "program",
    bad: programOf(forward, { body: "const lean = -Math.abs(next.torso.pitch);" }),
    mended: programOf(`${forward},\nlean: lean`, { body: "const lean = -Math.abs(next.torso.pitch);" }),
  },
  "structure/memory-never-read": {
    kind: "program",
    bad: programOf(forward, { head: highest, step: memory, body: "memory.highest = next.torso.height;" }),
    mended: sound,
  },
  "structure/memory-never-written": {
    kind: "program",
    bad: programOf(rise, { head: highest, step: memory }),
    mended: programOf(rise, {
      head: highest,
      step: memory,
      body: "memory.highest = Math.max(memory.highest, state.torso.height);",
    }),
  },
  "structure/duplicate-expression": {
    kind: "program",
    bad: programOf(`${forward},\nspeed: next.torso.velocityX`),
    mended: programOf(forward, { weights: "forward: 2" }),
  },
  "structure/zero-weight": {
    kind: "program",
    bad: programOf(both, { weights: "forward: 1, lean: 0" }),
    mended: programOf(both, { weights: "forward: 1, lean: 0.1" }),
  },
};
