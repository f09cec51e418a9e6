import { type RewardsmithError, usageError } from "../core/errors.ts";
import type { MeasureProblem, ProblemKind } from "./types.ts";
import type { Span } from "./tree.ts";

export const problemAt = (
  { from, to }: Span,
  { kind, message, hint }: { kind: ProblemKind; message: string; hint: string },
): MeasureProblem => ({ kind, column: from + 1, length: Math.max(1, to - from), message, hint });

/** Ends the reading of a text that has no meaning. */
export class Unreadable extends Error {
  readonly problem: MeasureProblem;
  constructor(problem: MeasureProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const widest = 100;

/** The line and, below it, marks under the place; of a long one the part around it. */
const shown = (text: string, { column, length }: MeasureProblem): string[] => {
  const from = text.length <= widest ? 0 : Math.max(0, column - 1 - Math.floor(widest / 2));
  const part = text.slice(from, from + widest).replaceAll(/\s/g, " ");
  const marks = "^".repeat(Math.max(1, Math.min(length, from + widest - column + 1)));
  return [`  ${part}`, `  ${" ".repeat(column - 1 - from)}${marks}`];
};

/** What is wrong, as people read it: the sentence with its column, the text, marks under the place. */
export const problemText = (problem: MeasureProblem, text: string): string =>
  [`${problem.message} (column ${problem.column})`, ...shown(text, problem)].join("\n");

/** All problems of an expression as one error; `source` says where the text stands: "--measure". */
export const expressionError = (
  text: string,
  {
    code = "bad-expression",
    source,
    problems,
    action,
  }: { code?: string; source: string; problems: readonly MeasureProblem[]; action?: string },
): RewardsmithError =>
  usageError({
    code,
    message: `${source}: ${problems.map((problem) => problemText(problem, text)).join("\n")}`,
    action: [...new Set(problems.map(({ hint }) => hint)), ...(action === undefined ? [] : [action])].join(" "),
  });
