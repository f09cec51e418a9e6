import { usageError } from "../../core/errors.ts";
import { effortNames, type Effort } from "../effort.ts";
import type { EnvironmentEntry } from "../environments.ts";

/** What a page asks for: a search, or a session where a person is asked in the page between generations. */
export type Wanted = {
  words: string;
  environment: string;
  /** Null: the one that fits the words, or the environment's first. `none`: nothing is measured; the person compares. */
  task: string | null;
  effort: Effort;
  seed: number;
  constraints: readonly string[];
  /** Whether the run waits for the page after each generation. */
  asks: boolean;
};

/**
 * A search as the words of a command, each a word of its own whatever is in it: no shell reads them. Throws where the
 * environment, task or effort is none of those that there are.
 */
export const wordsOfStart = (
  { words, environment, task, effort, seed, constraints, asks }: Wanted,
  { runs, environments }: { runs: string; environments: readonly EnvironmentEntry[] },
): string[] => {
  const refuse = (what: string, names: readonly string[]): never => {
    throw usageError({
      code: "bad-request",
      message: `there is no ${what}`,
      action: `Give one of ${names.join(", ")}.`,
    });
  };
  const world = environments.find(({ name }) => name === environment);
  if (world === undefined)
    return refuse(
      `environment "${environment}"`,
      environments.map(({ name }) => name),
    );
  const tasks = world.tasks.map(({ name }) => name);
  if (task !== null && task !== "none" && !tasks.includes(task))
    refuse(`task "${task}" of ${environment}`, [...tasks, "none"]);
  if (!effortNames.includes(effort)) refuse(`effort "${effort}"`, effortNames);
  return [
    asks ? "session" : "run",
    ...(asks ? ["--answers=page"] : []),
    `--env=${environment}`,
    ...(task === null ? [] : [`--task=${task}`]),
    `--effort=${effort}`,
    `--seed=${seed}`,
    ...constraints.map((expression) => `--constraint=${expression}`),
    `--runs=${runs}`,
    ...(words.trim() === "" ? [] : ["--", words]),
  ];
};

/** How a started search speaks: to a file, and its summary as JSON. */
export const unattended = (words: readonly string[]): string[] => withFlags(words, ["--display=plain", "--json"]);

/** The same words as a question what they would do. */
export const asPlan = (words: readonly string[]): string[] => withFlags(words, ["--dry-run", "--json"]);

/** Flags stand before `--`, behind which are the person's words. */
const withFlags = ([command = "", ...rest]: readonly string[], flags: readonly string[]): string[] => [
  command,
  ...flags,
  ...rest,
];

/** Going on with a run. `generations`: so many more of one that has ended. */
export const wordsOfResume = (
  run: string,
  { runs, generations, asks }: { runs: string; generations: number | null; asks: boolean },
): string[] => [
  "resume",
  ...(generations === null ? [] : [`--generations=${generations}`]),
  ...(asks ? ["--answers=page"] : []),
  `--runs=${runs}`,
  "--",
  run,
];

/** Going on with a batch, under all that its command had said. `retry`: also with runs that an error ended, or whose candidates all failed. */
export const wordsOfBatch = (
  batch: string,
  { runs, retry }: { runs: string; retry: "errored" | "failed" | null },
): string[] => ["resume", ...(retry === null ? [] : [`--retry=${retry}`]), `--runs=${runs}`, "--", batch];
