import { programOf, type RuleExamples } from "./example.ts";

const sound = programOf("forward: next.torso.velocityX");
const [imports = "", weights = ""] = sound.split("\n");
const terms = sound.split("\n").slice(2).join("\n");
const other = programOf("upright: -Math.abs(next.torso.pitch)");
const fenced = (source: string): string => `\`\`\`ts\n${source}\`\`\`\n`;

const nested = (depth: number): string => `${"Math.abs(".repeat(depth)}next.torso.pitch${")".repeat(depth)}`;
const table = Array.from({ length: 6000 }, (_, index) => (index / 6000).toFixed(4)).join(", ");

export const extractExamples: RuleExamples = {
  "extract/no-program": {
    kind: "text",
    bad: "I would pay for speed and punish falling.\n",
    mended: `I would pay for speed.\n\n${fenced(sound)}`,
  },
  "extract/python": {
    kind: "text",
    bad: "```python\ndef reward(state, action, next_state):\n    return next_state.torso.velocity_x\n```\n",
    mended: fenced(sound),
  },
  "extract/several-programs": {
    kind: "text",
    bad: `At first:\n\n${fenced(other)}\nBetter:\n\n${fenced(sound)}`,
    mended: `Best:\n\n${fenced(sound)}`,
  },
  "extract/split-program": {
    kind: "text",
    bad: `The weights:\n\n${fenced(`${imports}\n${weights}\n`)}\nThe terms:\n\n${fenced(terms)}`,
    mended: fenced(sound),
  },
  "extract/unclosed-fence": { kind: "text", bad: `\`\`\`ts\n${sound}`, mended: fenced(sound) },
  "extract/truncated": {
    kind: "text",
    bad: `\`\`\`ts\n${sound.slice(0, sound.indexOf("velocityX"))}`,
    mended: fenced(sound),
  },
  "extract/hidden-character": {
    kind: "program",
    bad: programOf("forward: next.torso.velocityX\u200b"),
    mended: sound,
  },
  "extract/html-comment": {
    kind: "program",
    bad: programOf("forward: next.torso.velocityX", { head: "<!-- pays for speed -->" }),
    mended: programOf("forward: next.torso.velocityX", { head: "// pays for speed" }),
  },
  "extract/hashbang": { kind: "program", bad: `#!/usr/bin/env node\n${sound}`, mended: sound },
  "extract/too-long": {
    kind: "program",
    bad: programOf("height: table[Math.floor(1000 * next.torso.height)] ?? 0", { head: `const table = [${table}];` }),
    mended: programOf("height: next.torso.height / 6"),
  },
  "extract/too-deep": {
    kind: "program",
    bad: programOf(`lean: -${nested(200)}`),
    mended: programOf(`lean: -${nested(1)}`),
  },
  "extract/syntax": {
    kind: "program",
    bad: programOf("lean: -Math.abs(next.torso.pitch"),
    mended: programOf("lean: -Math.abs(next.torso.pitch)"),
  },
};
