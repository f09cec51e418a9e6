import { programOf } from "../example.ts";
import { errors, type RuleTable } from "../types.ts";

const sound = programOf("forward: next.torso.velocityX");
const [imports = "", weights = ""] = sound.split("\n");
const terms = sound.split("\n").slice(2).join("\n");
const other = programOf("upright: -Math.abs(next.torso.pitch)");
const fenced = (source: string): string => `\`\`\`ts\n${source}\`\`\`\n`;

const nested = (depth: number): string => `${"Math.abs(".repeat(depth)}next.torso.pitch${")".repeat(depth)}`;
const table = Array.from({ length: 6000 }, (_, index) => (index / 6000).toFixed(4)).join(", ");

export const extractRules = {
  ...errors({
    "extract/no-program": {
      meaning: "the text holds no reward program",
      hint: "Send one ```ts block with `export const weights` and `export function terms`.",
      example: {
        kind: "text",
        bad: "I would pay for speed and punish falling.\n",
        mended: `I would pay for speed.\n\n${fenced(sound)}`,
      },
    },
    "extract/python": {
      meaning: "the program is written in Python",
      hint: "Write TypeScript: `export const weights = {…};` and `export function terms({ state, action, next }: Step) {…}`.",
      example: {
        kind: "text",
        bad: "```python\ndef reward(state, action, next_state):\n    return next_state.torso.velocity_x\n```\n",
        mended: fenced(sound),
      },
    },
    "extract/split-program": {
      meaning: "the program is spread over several blocks",
      hint: "Put imports, weights and terms into one block.",
      example: {
        kind: "text",
        bad: `The weights:\n\n${fenced(`${imports}\n${weights}\n`)}\nThe terms:\n\n${fenced(terms)}`,
        mended: fenced(sound),
      },
    },
    "extract/truncated": {
      meaning: "the text ends in the middle of the program",
      hint: "Send the whole program; fewer words around it leave more room.",
      example: { kind: "text", bad: `\`\`\`ts\n${sound.slice(0, sound.indexOf("velocityX"))}`, mended: fenced(sound) },
    },
    "extract/hidden-character": {
      meaning: "the program holds an invisible or direction-changing character",
      hint: "Retype the line in plain characters.",
      example: { bad: programOf("forward: next.torso.velocityX\u200b"), mended: sound },
    },
    "extract/html-comment": {
      meaning: "`<!--` and `-->` are comments to some readers of the language and operators to others",
      hint: "Write `x < -y` and `x-- > y` with spaces; inside a // comment either may stand.",
      example: {
        bad: programOf("forward: next.torso.velocityX", { head: "<!-- pays for speed -->" }),
        mended: programOf("forward: next.torso.velocityX", { head: "// pays for speed" }),
      },
    },
    "extract/hashbang": {
      meaning: "a reward program is a module, not a script to start",
      hint: "Leave the `#!` line away.",
      example: { bad: `#!/usr/bin/env node\n${sound}`, mended: sound },
    },
    "extract/too-long": {
      meaning: "the program is longer than any sensible reward",
      hint: "Write a reward of a few terms, computed from formulas instead of tables.",
      example: {
        bad: programOf("height: table[Math.floor(1000 * next.torso.height)] ?? 0", {
          head: `const table = [${table}];`,
        }),
        mended: programOf("height: next.torso.height / 6"),
      },
    },
    "extract/too-deep": {
      meaning: "the program is nested deeper than any sensible reward",
      hint: "Split long expressions into named constants.",
      example: { bad: programOf(`lean: -${nested(200)}`), mended: programOf(`lean: -${nested(1)}`) },
    },
    "extract/syntax": {
      meaning: "the program does not parse",
      hint: "Write one complete TypeScript module.",
      example: {
        bad: programOf("lean: -Math.abs(next.torso.pitch"),
        mended: programOf("lean: -Math.abs(next.torso.pitch)"),
      },
    },
  }),
  "extract/several-programs": {
    severity: "warning",
    meaning: "the text holds several whole programs; the last one is read",
    hint: "Send one block with the final program.",
    example: {
      kind: "text",
      bad: `At first:\n\n${fenced(other)}\nBetter:\n\n${fenced(sound)}`,
      mended: `Best:\n\n${fenced(sound)}`,
    },
  },
  "extract/unclosed-fence": {
    severity: "warning",
    meaning: "the block of code is not closed, but the program in it is whole",
    hint: "End the block with ```.",
    example: { kind: "text", bad: `\`\`\`ts\n${sound}`, mended: fenced(sound) },
  },
} satisfies RuleTable;
