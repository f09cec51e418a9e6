import { expect, test } from "vitest";
import { extractProgram } from "../../../src/critic/extract/extract.ts";
import { samples } from "../../reward/walker.ts";

const good = samples["plain"] as string;
const other = samples["arrow"] as string;
const fence = (code: string, language = "ts") => `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;

const found = (text: string) => {
  const extracted = extractProgram(text);
  return extracted.kind === "program"
    ? {
        source: extracted.source.trimEnd(),
        line: extracted.lineOffset,
        rules: extracted.diagnostics.map(({ rule }) => rule),
      }
    : { rules: extracted.diagnostics.map(({ rule, line }) => `${rule}:${line}`) };
};
const program = (source: string, line: number, rules: string[] = []) => ({ source: source.trimEnd(), line, rules });

test.each([
  ["a bare file", good, program(good, 0)],
  ["a file with a byte-order mark", `\ufeff${good}`, program(good, 0)],
  ["a fenced block", `Idea: go.\n\n${fence(good)}\nThat is it.`, program(good, 3)],
  ["a block of another spelling", fence(good, "TypeScript"), program(good, 1)],
  ["a block without language", fence(good, ""), program(good, 1)],
  ["tildes", `~~~ts\n${good}~~~`, program(good, 1)],
  ["a longer fence", `\`\`\`\`ts\n${good}\`\`\`\``, program(good, 1)],
  ["an indented block in a list", `1. do\n${fence(good).replaceAll(/^(?=.)/gm, "   ")}`, program(good, 2)],
  ["code around it", `${fence("npm install", "sh")}\n${fence(good)}\n${fence("terms({})")}`, program(good, 4)],
  ["an excerpt and the whole", `${fence("export const weights = { a: 1 };")}\n${fence(good)}`, program(good, 4)],
  [
    "two whole programs",
    `${fence(other)}\nBetter:\n${fence(good)}`,
    program(good, other.split("\n").length + 3, ["extract/several-programs"]),
  ],
  ["an unclosed fence around a whole program", `Idea\n\`\`\`ts\n${good}`, program(good, 2, ["extract/unclosed-fence"])],
  ["prose without fences", `Here is my reward:\n\n${good}\nIt pays for ground covered.`, program(good, 2)],
  ["Windows line ends", good.replaceAll("\n", "\r\n"), program(good.replaceAll("\n", "\r\n"), 0)],
  ...[
    "// state --> next, and not <!-- the other way",
    "/* a --> b\n --> c */",
    "// \u{1f469}\u200d\u{1f4bb} writes \u2764\ufe0f\u200d\u{1f525} for \u{1f3f3}\ufe0f\u200d\u{1f308}",
    "// \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} the flag of Scotland",
    "// \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 Persian, Weg\u00adstrecke with a soft hyphen",
  ].map((comment): [string, string, ReturnType<typeof program>] => [
    comment,
    `${comment}\n${good}`,
    program(`${comment}\n${good}`, 0),
  ]),
  ["Greek and dashes in comments", `// θ — the angle\n${good}`, program(`// θ — the angle\n${good}`, 0)],
])("%s", (_name, text, expected) => expect(found(text)).toEqual(expected));

test.each([
  ["nothing", "", "extract/no-program:1"],
  ["prose", "I would reward the robot for hopping.", "extract/no-program:1"],
  ["a refusal with a block of text", fence("sorry", "text"), "extract/no-program:2"],
  [
    "Python in a fence",
    `Sure!\n${fence("def compute_reward(state):\n    return state.x", "python")}`,
    "extract/python:3",
  ],
  ["Python without a fence", "import numpy as np\n\ndef reward(state):\n    return 1", "extract/python:1"],
  ["an unclosed fence, cut in the middle", `\`\`\`ts\n${good.slice(0, -60)}`, "extract/truncated:2"],
  ["an unclosed fence, cut before the terms", `\`\`\`ts\n${good.slice(0, 120)}`, "extract/truncated:2"],
  [
    "parts in several blocks",
    `${fence("export const weights = { a: 1 };")}\n${fence("export function terms() { return { a: 1 }; }")}`,
    "extract/split-program:2",
  ],
  ["a hashbang", `#!/usr/bin/env node\n${good}`, "extract/hashbang:1"],
  ["an HTML comment", good.replace("gain), //", "gain), <!--"), "extract/html-comment:19"],
  ["an HTML comment behind a comment", `/* a */ <!-- b\n${good}`, "extract/html-comment:1"],
  ["a joiner that hides where a comment ends", `/* a *\u200d/ b */\n${good}`, "extract/hidden-character:1"],
  [
    "tags that spell words behind an emoji",
    `${good}// \u{1f600}\u{e0061}\u{e0062}\u{e007f}`,
    "extract/hidden-character:23",
  ],
  ["tags without end behind a flag", `${good}// \u{1f3f4}${"\u{e0061}".repeat(20)}`, "extract/hidden-character:23"],
  ["a direction mark in a comment", `${good}// a\u200eb`, "extract/hidden-character:23"],
  ["a joiner in a name", good.replace("scale", "sca\u200dle"), "extract/hidden-character:8"],
  ["the end of one", good.replace("const scale", "--> x\nconst scale"), "extract/html-comment:8"],
  ["a direction override", `${good}// \u202e`, "extract/hidden-character:23"],
  ["a zero-width space in a fence", fence(good.replace("scale", "sca\u200ble")), "extract/hidden-character:9"],
  ["a line separator", good.replace("const scale", "const\u2028scale"), "extract/hidden-character:8"],
  ["a null byte", good.replace("scale;", "scale;\0"), "extract/hidden-character:11"],
  ["a lone surrogate", `${good}// \ud800`, "extract/hidden-character:23"],
  ["a tag character", `${good}// \u{e0041}`, "extract/hidden-character:23"],
  ["a flood", "export const weights".repeat(50_000), "extract/too-long:1"],
])("%s is refused", (_name, text, expected) => expect(found(text)).toEqual({ rules: [expected] }));
