export type DiffLine = { kind: "same" | "added" | "removed"; text: string };

/** Longer programs are shown without their difference: the table below grows with the product of the lengths. */
const mostLines = 600;

/** Two texts line by line, by their longest common subsequence; null where they are too long for it. */
export const diffLines = (before: string, after: string): DiffLine[] | null => {
  const [left, right] = [before.trimEnd().split("\n"), after.trimEnd().split("\n")];
  if (left.length > mostLines || right.length > mostLines) return null;
  const width = right.length + 1;
  // How many lines the rest of both, from here on, have in common.
  const common = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] as number;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      common[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      lines.push({ kind: "same", text: left[row++] as string });
      column++;
    } else if (row < left.length && (column === right.length || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ kind: "removed", text: left[row++] as string });
    } else lines.push({ kind: "added", text: right[column++] as string });
  }
  return lines;
};

/** Unchanged lines that are left around a change. */
const context = 2;

/** The lines near a change; what lies between is one null. */
export const nearChanges = <Line extends Pick<DiffLine, "kind">>(lines: readonly Line[]): (Line | null)[] => {
  const isNear = (index: number) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== "same");
  return lines.flatMap((line, index) => (isNear(index) ? [line] : index > 0 && isNear(index - 1) ? [null] : []));
};

const isWord = (character: string | undefined): boolean => character !== undefined && /[\w$.]/.test(character);

/** Where a line that was changed differs from what it became, by whole words: what both begin and end with is left out. */
export const changedPart = (from: string, to: string): { start: number; end: number } => {
  const least = Math.min(from.length, to.length);
  let start = 0;
  while (start < least && from[start] === to[start]) start++;
  while (start > 0 && isWord(from[start - 1]) && (isWord(from[start]) || isWord(to[start]))) start--;
  let tail = 0;
  const at = (text: string, place: number) => text[text.length - place];
  while (tail < least - start && at(from, tail + 1) === at(to, tail + 1)) tail++;
  while (tail > 0 && isWord(at(from, tail)) && (isWord(at(from, tail + 1)) || isWord(at(to, tail + 1)))) tail--;
  return { start, end: from.length - tail };
};
