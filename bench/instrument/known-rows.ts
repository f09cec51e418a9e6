import { subjectKey, type Row, type Subject } from "./row.ts";

/** Those that the file lacks, in their order. */
export const pending = <Wanted extends Subject>(wanted: readonly Wanted[], rows: readonly Row[]): Wanted[] => {
  const done = new Set(rows.map(subjectKey));
  return wanted.filter((subject) => !done.has(subjectKey(subject)));
};

/**
 * Rows whose reward and budget are the latest of their kind: what was trained before a reference was bettered is
 * history.
 */
export const currentRows = (rows: readonly Row[]): Row[] => {
  const kind = ({ task, program, share }: Row): string => JSON.stringify([task, program, share]);
  const latest = new Map(rows.map((row) => [kind(row), row]));
  return rows.filter((row) => {
    const last = latest.get(kind(row));
    return row.reward === last?.reward && row.steps === last.steps;
  });
};
