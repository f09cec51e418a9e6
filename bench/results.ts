import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";

/** Of results that are committed, one JSON line each. */
export const resultsPath = (benchmark: string, label: string): string =>
  join(import.meta.dirname, "results", benchmark, `${label}.jsonl`);

/** What was cut off in the middle of a line, by a power cut say, is as if it had never been measured. */
export const readResults = <Result>(path: string): Result[] => {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, "utf8");
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Result);
};

export const appendResult = <Result>(path: string, result: Result): void => {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    truncateSync(path, bytes.lastIndexOf("\n") + 1);
  }
  appendFileSync(path, `${JSON.stringify(result)}\n`);
};

/** Whether there is a row of this subject: everything that tells one row from another. */
export const isMeasured = <Result extends object>(rows: readonly Result[], subject: Partial<Result>): boolean =>
  rows.some((row) => Object.entries(subject).every(([name, value]) => row[name as keyof Result] === value));

/** The sources' commit, with a + where what decides a training differs from it: a benchmark's own file does not. */
export const commitOf = (): string => {
  const git = (...words: string[]) => execFileSync("git", words, { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", ":/src", ":/environments") !== "";
  return `${git("rev-parse", "--short", "HEAD")}${changed ? "+" : ""}`;
};
