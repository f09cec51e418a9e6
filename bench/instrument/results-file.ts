import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import { subjectKey, type Row, type Subject } from "./row.ts";

/** One JSON line a training. What was cut off in the middle of a line, by a power cut say, is trained again. */
export const readRows = (path: string): Row[] => {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, "utf8");
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
};

export const appendRow = (path: string, row: Row): void => {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    truncateSync(path, bytes.lastIndexOf("\n") + 1);
  }
  appendFileSync(path, `${JSON.stringify(row)}\n`);
};

/** Those that the file lacks, in their order. */
export const pending = <Wanted extends Subject>(wanted: readonly Wanted[], rows: readonly Row[]): Wanted[] => {
  const done = new Set(rows.map(subjectKey));
  return wanted.filter((subject) => !done.has(subjectKey(subject)));
};

/** Rows whose reward and budget are the latest of their kind: what was trained before a reference was bettered is history. */
export const currentRows = (rows: readonly Row[]): Row[] => {
  const kind = ({ task, program, share }: Row): string => JSON.stringify([task, program, share]);
  const latest = new Map(rows.map((row) => [kind(row), row]));
  return rows.filter((row) => {
    const last = latest.get(kind(row));
    return row.reward === last?.reward && row.steps === last.steps;
  });
};
