import type { Family } from "./growth.ts";

/**
 * Text as nobody sensible writes it, and as a model that degenerates or a server that breaks does: what makes careless
 * regular expressions and scanners go back over the same characters again and again.
 */
const ends: readonly (readonly [string, string])[] = [
  ["", ""],
  ["", "`"],
  ["", "x"],
  ["Thinking", "export"],
  ["<", ""],
];

const runs = [
  ..." \t\n\r\f`~<>()[]{}\"'/*\\-_.,;:=#!?&|@$%^+0a1A\u00a0\u00e9\u2028\u200b\u200d\ufeff",
  "\r\n",
  "\u{1f600}",
  "\ud83d",
];

const tokens = [
  "export ",
  "export\n",
  "async ",
  "declare ",
  "abstract ",
  "public ",
  "@a ",
  "export/**/",
  "export const weights",
  "export const weights = {\n",
  "export function terms(",
  "import ",
  "import x from ",
  "from x import ",
  "from x.",
  "def f(",
  "def f():\n",
  "function ",
  "return ",
  "const ",
  "```",
  "```\n",
  "```ts\n",
  "~~~ts\n```\n",
  "`` ",
  " ```\n",
  "~~~`\n",
  "<!--",
  "-->",
  "<script",
  "</script",
  "<style>",
  "<think>",
  "</think>",
  "<thinking ",
  "<a b=",
  "< ",
  "<|",
  "&amp;",
  "&#",
  "/*",
  "*/",
  "//",
  "// \n",
  "//@ts-",
  "// @ts-ignore\n",
  '"use asm";\n',
  "`${",
  "${",
  '{"a":',
  '{"a":"',
  "[0,",
  '["',
  "\\u",
  "\\\\n",
  "\\x",
  "e9",
  "1e9 ",
  "-1.5e-",
  "0.0",
  "a.b",
  "a, ",
  "a b ",
  "a_b",
  "aB",
  "a1 ",
  "a-",
  "1 m/s ",
  "m/s^2 ",
  "10 % ",
  "[units] ",
  "rad/s, ",
  " \n",
  "\n ",
  "    \n",
  "\n\n\t",
  "x = x + 1;\n",
  "if (a) ",
  "else ",
  "a?b:",
  "a && ",
  "a + ",
  "f(",
  "(a)",
  ") {",
  "=> ",
  "{ a: 1 }",
  "https://a.",
  "sk-a",
  "Bearer ",
  "data: {}\n\n",
  "event: a\n",
  "retry ",
  "max_tokens ",
  "a=b&",
  "%20",
  "a@b.",
  "**a",
  "# a\n",
  "- a\n",
  "| a ",
  "1. a\n",
];

const filled = (token: string, size: number): string => token.repeat(Math.max(1, Math.floor(size / token.length)));

const shown = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Runs of one character, alone and between what may begin and end a match. */
export const runFamilies: readonly Family[] = runs.flatMap((character) =>
  ends.map(([before, after]) => ({
    name: `${shown(before)} n × '${shown(character)}' ${shown(after)}`,
    text: (size: number) => before + filled(character, size) + after,
  })),
);

/** Openers without an end, fences, tags, quotes, escapes and the words that scanners look for, over and over. */
export const tokenFamilies: readonly Family[] = tokens.flatMap((token) =>
  ["", "\n```"].map((after) => ({
    name: `n × '${shown(token)}' ${shown(after)}`,
    text: (size: number) => filled(token, size) + after,
  })),
);

/** Two runs that could each match the other's part: the second half begins again what the first has left open. */
export const halvesFamilies: readonly Family[] = [
  ["<", ">"],
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["`", "~"],
  ["\n", " "],
  [" ", "\n"],
  ["<think>", "</think>"],
  ["/*", "*/"],
  ['"', "\\"],
  ["a", " "],
  ["<script>", "</style>"],
].map(([first, second]) => ({
  name: `n × '${shown(first as string)}', n × '${shown(second as string)}'`,
  text: (size: number) => filled(first as string, size / 2) + filled(second as string, size / 2),
}));

/** All of them: some 360. */
export const adversarialTexts: readonly Family[] = [...runFamilies, ...tokenFamilies, ...halvesFamilies];
