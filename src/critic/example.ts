/**
 * One way to break a rule, and the same mended; a test holds both to what they say.
 *
 *     term       one term of a hopper's reward, `name: expression`; all around it is sound
 *     (nothing)  a whole program, where the fault is not in a term or the hopper will not do
 *     text       what a model sent: prose and fenced blocks
 *     described  no program does it every time, or none that the other rules let pass: what happens, in words, and why
 */
export type RuleExample =
  | (Subject & { kind?: "term" | "text"; bad: string; mended: string })
  | { kind: "described"; bad: string; mended: string; reason: string };

type Subject = {
  /** Built-in environment and task of it; the hopper and its first task where none is named. */
  environment?: string;
  task?: string;
  /** Rules that cannot but warn of the same fault. */
  also?: readonly string[];
};

/** A whole program around one term, or several: `weights` where they are not all 1. */
export const programOf = (
  terms: string,
  {
    head = "",
    body = "",
    step = "{ state, action, next }: Step",
    weights,
  }: { head?: string; body?: string; step?: string; weights?: string } = {},
): string => {
  const names = terms.split(/,\n\s*/).map((term) => term.slice(0, term.indexOf(":")));
  const lines = (text: string, indent = "") => (text === "" ? [] : text.split("\n").map((line) => `${indent}${line}`));
  return [
    'import type { Step } from "environment";',
    ...lines(head),
    `export const weights = { ${weights ?? names.map((name) => `${name}: 1`).join(", ")} };`,
    `export function terms(${step}) {`,
    ...lines(body, "  "),
    "  return {",
    ...lines(`${terms},`, "    "),
    "  };",
    "}",
    "",
  ].join("\n");
};

/** The program, or the text, that an example stands for. */
export const exampleText = (example: Exclude<RuleExample, { kind: "described" }>, which: "bad" | "mended"): string =>
  example.kind === "term" ? programOf(example[which]) : example[which];

/** Longest line that is shown whole. */
const longestLine = 120;

/** For people's eyes: what cannot be seen is named, what is far too long is cut in the middle. */
export const shownText = (text: string): string =>
  text
    .replaceAll(/[\u200b-\u200f\u202a-\u202e]/g, (character) => {
      const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
      return `‹U+${code}›`;
    })
    .split("\n")
    .map((line) => {
      if (line.length <= longestLine) return line;
      const left = line.length - longestLine;
      return `${line.slice(0, 60)} … ${left.toLocaleString("en")} more characters … ${line.slice(-60)}`;
    })
    .join("\n");
