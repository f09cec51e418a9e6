import type { Cell, ResultCell } from "./types.ts";

type Keyed = Pick<Cell, "cell">;

/** What names some cells: every option that one of them has a value of, in order of appearance. */
export const keysOf = (cells: readonly Keyed[]): string[] => [
  ...new Set(cells.flatMap(({ cell }) => Object.keys(cell))),
];

export const varies = (cells: readonly Keyed[], key: string): boolean =>
  new Set(cells.map(({ cell }) => cell[key])).size > 1;

/** A cell in a line of text. */
export const cellName = ({ cell, method }: Pick<ResultCell, "cell" | "method">): string =>
  Object.values(cell).join(" · ") || method;
