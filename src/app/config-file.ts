import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { withWishes } from "../core/constraint.ts";
import { messageOf, usageError } from "../core/errors.ts";
import type { SearchPlan } from "../core/plan.ts";
import { undecisive } from "../report/repeat-command.ts";

/** A run's own config.json: what it decided, without where its results went; what its plan resolved stays resolved. */
const decisionsOf = (document: Record<string, unknown>): Record<string, unknown> => {
  if ("given" in document) {
    throw usageError({
      code: "bad-config",
      message: "--config: this config.json is that of an evaluation, which searched for nothing",
      action: "Give that of a run, or evaluate the reward again: its file lies in candidates/g1-c1/.",
    });
  }
  const { plan, ...options } = withWishes(document);
  if (typeof plan !== "object" || plan === null) return document;
  const { steps, learner } = plan as Partial<SearchPlan>;
  const decided = Object.entries(options).filter(([name]) => name === "description" || !undecisive.has(name));
  return { ...Object.fromEntries(decided), ...(steps !== undefined && { steps }), ...(learner && { learner }) };
};

/** `--config`: the keys and values of a YAML or JSON file. Raises `bad-config`. */
export const readConfigFile = (path: string): Record<string, unknown> => {
  let document: unknown;
  try {
    document = parseYaml(readFileSync(path, "utf8"));
  } catch (cause) {
    throw usageError({
      code: "bad-config",
      message: `--config: cannot read ${path}: ${messageOf(cause)}`,
      action: "Give the path of a YAML or JSON file with one key an option.",
      cause,
    });
  }
  if (document === null || typeof document !== "object" || Array.isArray(document)) {
    throw usageError({
      code: "bad-config",
      message: `--config: ${path} does not hold keys and values`,
      action: "Write one option a line, for example `generations: 3`.",
    });
  }
  return decisionsOf(document as Record<string, unknown>);
};

/** A person's words in a file. */
export const wordsIn = (value: unknown, source: string): string => {
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw usageError({
    code: "bad-option",
    message: `${source}: ${JSON.stringify(value)} is no text`,
    action: 'Give what is wanted in words, in quotes: description: "hop on the spot".',
  });
};
