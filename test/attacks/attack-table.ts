import type { CandidateFailure } from "../../src/core/outcome.ts";

/**
 * One attack: a program as a model would send it, what the critic says of it, and how it ends where no critic looks.
 * Every property stands alone in its program; the rest of it is sound.
 */
export type Attack = {
  name: string;
  text: string;
  /** Rules of which one must refuse it; none: nothing can be seen in the text, and the program must end well by itself. */
  rules: readonly string[];
  /** Reasons it may fail for in the sandbox; `harmless`: it computes its numbers and that is all; `unread`: the text is no script. */
  ends: readonly CandidateFailure["reason"][] | "harmless" | "unread";
};

const HEAD = `import { norm } from "reward";\nimport type { Step } from "environment";\n`;

const program = (before: string, body: string): string =>
  `${HEAD}${before}\nexport const weights = { a: 1 };\nexport function terms(step: Step) {\n${body}\n}\n`;

/** Does something in each step and pays a sound term. */
export const each = (statements: string): string => program("", `${statements};\nreturn { a: step.next.body.x };`);
/** Its one term is this expression. */
export const value = (expression: string): string => program("", `return { a: ${expression} };`);
/** Declarations above a sound function. */
export const beside = (declarations: string): string => program(declarations, "return { a: step.next.body.x };");
/** Declarations, and what each step does with them. */
export const both = (declarations: string, statements: string): string =>
  program(declarations, `${statements};\nreturn { a: step.next.body.x };`);
/** `terms` in another form than a plain function. */
export const instead = (terms: string): string => `${HEAD}export const weights = { a: 1 };\n${terms}\n`;

/** Where it depends on machine and load which limit is met first; what counts is that it ends as data. */
export const EXHAUSTED = ["memory", "timeout", "crashed", "threw"] as const;
export const THREW = ["threw"] as const;
export const TIMEOUT = ["timeout"] as const;
export const NO_NUMBER = ["not-finite"] as const;

/** Rows of a table: name, text, rules, ends. */
export const attacks = (
  rows: readonly (readonly [name: string, text: string, rules: readonly string[], ends: Attack["ends"]])[],
): Attack[] => rows.map(([name, text, rules, ends]) => ({ name, text, rules, ends }));
