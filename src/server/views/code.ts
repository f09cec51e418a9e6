import { codeTokens, type CodeToken } from "../../report/code-tokens.ts";
import { diffLines, nearChanges } from "../../report/diff.ts";

export type CodeLine = readonly CodeToken[];

/** A line with its number in either text, from 1; or what was left out between two of them. */
export type DiffRow =
  | { kind: "same" | "added" | "removed"; before: number | null; after: number | null; code: CodeLine }
  | { kind: "gap" };

/** A program line by line, coloured; a comment or string of several lines is cut at their ends. */
export const codeLines = (source: string): CodeLine[] => {
  const lines: CodeToken[][] = [[]];
  for (const [tone, text] of codeTokens(source.trimEnd()))
    text.split("\n").forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)?.push([tone, piece]);
    });
  return lines;
};

const fence = /^\s*(?:```|~~~)/;

/** A model's answer line by line, coloured between its fences; a program alone where it has none. */
export const answerLines = (answer: string): CodeLine[] => {
  const lines = answer.trimEnd().split("\n");
  const first = lines.findIndex((line) => fence.test(line));
  if (first === -1) return codeLines(answer);
  const last = lines.findLastIndex((line) => fence.test(line));
  const end = last === first ? lines.length : last;
  const plain = (text: string): CodeLine => (text === "" ? [] : [["", text]]);
  return [
    ...lines.slice(0, first + 1).map(plain),
    ...codeLines(lines.slice(first + 1, end).join("\n")),
    ...lines.slice(end).map(plain),
  ];
};

/** Rows of two programs against each other, `whole` or near the changes; null where they are too long for it. */
export const differenceOf = (
  before: string,
  { after, whole = false }: { after: string; whole?: boolean },
): DiffRow[] | null => {
  const lines = diffLines(before, after);
  if (lines === null) return null;
  const [left, right] = [codeLines(before), codeLines(after)];
  const at = { before: 0, after: 0 };
  const rows = lines.map(({ kind }) => {
    const old = kind === "added" ? null : ++at.before;
    const own = kind === "removed" ? null : ++at.after;
    const code = (own === null ? left[(old as number) - 1] : right[own - 1]) ?? [];
    return { kind, before: old, after: own, code };
  });
  return whole ? rows : nearChanges(rows).map((row) => row ?? { kind: "gap" as const });
};
