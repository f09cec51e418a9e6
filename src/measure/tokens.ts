import { problemAt, Unreadable } from "./problems.ts";
import type { Span } from "./tree.ts";

export type Token = Span & { kind: "number" | "name" | "sign"; text: string };

/** More than anybody writes; a text that was meant for something else is told so at once. */
const longest = 10_000;

const pattern =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\[\d+\])?)|(<=|>=|==|!=|&&|\|\||\*\*|[-+*/^()<>,!]))/y;

const aliases: Record<string, string> = { "&&": "and", "||": "or", "!": "not", "**": "^" };
const words = ["and", "or", "not"];

export const noChoice = "There is no choice of two; a condition counts as 1 or 0: (condition) * value.";

const meant: Record<string, string> = {
  "=": "Equality is written ==.",
  "&": "Write 'and'.",
  "|": "Write 'or', or abs(…) for a size.",
  "≤": "Write <=.",
  "≥": "Write >=.",
  "≠": "Write !=.",
  "·": "Write *.",
  "×": "Write *.",
  "²": "Write ^2.",
  "[": "An element of a vector is written name[0], counted from 0; a range is two comparisons: -1 < value and value < 1.",
  "?": noChoice,
  ":": "Write one expression.",
  ";": "Write one expression.",
  "%": "Write a share of 1: 0.5 for 50 %.",
};

/** Raises `Unreadable` at the first character that nothing begins with. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  const end = trimmed.length;
  if (end > longest)
    throw new Unreadable(
      problemAt(
        { from: longest, to: end },
        {
          kind: "syntax",
          message: `it is ${end} characters long, and an expression has at most ${longest}`,
          hint: "Write one expression.",
        },
      ),
    );
  pattern.lastIndex = 0;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(trimmed);
    if (match === null) {
      const from = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
      const sign = String.fromCodePoint(text.codePointAt(from) as number);
      throw new Unreadable(
        problemAt(
          { from, to: from + sign.length },
          {
            kind: "syntax",
            message: `unexpected '${text.slice(from, Math.min(end, from + 10))}'`,
            hint:
              (Object.hasOwn(meant, sign) ? meant[sign] : undefined) ??
              "Expressions are made of numbers, names, + - * / ^, comparisons, and, or, not, and functions of (…).",
          },
        ),
      );
    }
    const [whole, number, name, sign] = match;
    const to = at + whole.length;
    const span = { from: to - (number ?? name ?? (sign as string)).length, to };
    if (number !== undefined) tokens.push({ ...span, kind: "number", text: number });
    else if (name !== undefined && !words.includes(name)) tokens.push({ ...span, kind: "name", text: name });
    else tokens.push({ ...span, kind: "sign", text: aliases[sign ?? ""] ?? sign ?? (name as string) });
  }
  return tokens;
};
