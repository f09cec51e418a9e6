import { numberText } from "./number-text.ts";

/** A word, a number, or one other sign. Words and numbers that touch are told by their places. */
export type Token = {
  kind: "word" | "number" | "sign";
  text: string;
  /** In lower case, "centre" as "center", without "-wards". */
  word: string;
  start: number;
  end: number;
  /** Of a number; NaN where its digits and commas mean no number. */
  value: number;
};

/**
 * "±" in three ways, numbers with what groups and divides their digits, words with what follows an apostrophe, ends of
 * paragraphs and of list items.
 */
const pattern =
  /(?<sign>\+\/-|\+-|[<>]=)|(?<number>\d(?:[\d.,'’_\u00a0\u202f\u2009]*\d)?(?:e[+-]?\d{1,3}(?![\p{L}\p{N}]))?|\.\d+)|(?<word>[\p{L}_][\p{L}\p{M}\d_]*(?:['’]\p{L}+)?)|(?<stop>\n[ \t]*(?=\n|[-*•] ))|\S/gu;

export const normalWord = (text: string): string =>
  text
    .toLowerCase()
    .replace("’", "'")
    .replace(/tre$/, "ter")
    .replace(/wards$/, "ward");

export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const kind =
      match.groups?.["number"] !== undefined ? "number" : match.groups?.["word"] !== undefined ? "word" : "sign";
    const start = match.index;
    tokens.push({
      kind,
      text: found,
      word:
        kind === "word"
          ? normalWord(found)
          : kind === "sign" && found.startsWith("+") && found.length > 1
            ? "±"
            : found,
      start,
      end: start + found.length,
      value: kind === "number" ? numberText(found) : Number.NaN,
    });
  }
  return joined(tokens);
};

/** A sentence, a paragraph or an item of a list ends with this token. The point of "torso.x" divides nothing. */
export const endsSentence = ({ text, end }: Token, next: Token | undefined): boolean =>
  text.startsWith("\n") || /^[;!?]$/.test(text) || (text === "." && next?.start !== end);

/** "10 000": thousands behind a space, where nothing else in the number groups or divides. */
const joined = (tokens: readonly Token[]): Token[] => {
  const whole: Token[] = [];
  for (const token of tokens) {
    const before = whole.at(-1);
    if (
      before?.kind === "number" &&
      token.kind === "number" &&
      token.start === before.end + 1 &&
      /^\d{3}$/.test(token.text) &&
      /^[1-9]\d{0,2}(?: \d{3}){0,4}$/.test(before.text)
    ) {
      const text = `${before.text} ${token.text}`;
      whole[whole.length - 1] = {
        ...before,
        text,
        word: text,
        end: token.end,
        value: before.value * 1000 + token.value,
      };
    } else whole.push(token);
  }
  return whole;
};

/**
 * What stands between fences of Markdown is a program or a document, no wish: blanked, so that all places stay. Also
 * where each block stands.
 */
export const withoutFences = (text: string): { text: string; blocks: [number, number][] } => {
  const blocks: [number, number][] = [];
  const parts: string[] = [];
  let [from, at, open] = [0, 0, ""];
  for (const line of text.split("\n")) {
    const fence = /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? "";
    const end = Math.min(text.length, at + line.length + 1);
    if (open === "" && fence !== "") {
      parts.push(text.slice(from, at));
      [from, open] = [at, fence];
    } else if (open !== "" && fence === open) {
      blocks.push([from, at + line.length]);
      parts.push(" ".repeat(end - from));
      [from, open] = [end, ""];
    }
    at = end;
  }
  if (open !== "") {
    blocks.push([from, text.length]);
    parts.push(" ".repeat(text.length - from));
  } else parts.push(text.slice(from));
  return { text: parts.join(""), blocks };
};
