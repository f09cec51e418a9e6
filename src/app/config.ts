import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parse as parseYaml } from "yaml";
import { withWishes } from "../core/constraint.ts";
import { messageOf, usageError } from "../core/errors.ts";
import type { FromWords } from "../core/measured-words.ts";
import { nearestNames } from "../core/nearest.ts";
import { undecisive } from "../report/repeat-command.ts";
import type { PreferenceRole } from "../core/preferred.ts";
import type { OperatorName } from "../evolution/operators/operators.ts";
import type { StrategyName } from "../evolution/strategies.ts";
import type { Example } from "../designer/language-model/examples.ts";
import type { ConstraintRule } from "../evolution/types.ts";
import type { ScreensName, SearchPlan } from "../core/plan.ts";
import { bridgeOption } from "../simulator/gymnasium/reference.ts";
import { efforts, type Effort } from "./effort.ts";
import type { PhysicsChoice } from "./physics.ts";
import { options, variableOf, type Option, type OptionName } from "./options.ts";

/** A search's options after flags, environment variables, file and defaults are merged. */
export type RunConfig = {
  description?: string;
  /** The one reward that `evaluate` was given; nothing is searched for then. */
  given?: { file: string; text: string };
  references: "all" | "human" | "none";
  /** Of a run whose task a language model chose for the words: why it. The task itself stands in `task`. */
  chosen?: { reason: string };
  /** Of a run with a person between its generations: how they are asked. */
  session?: string;
  env: string;
  "env-option": string[];
  "python-import": string[];
  "python-timeout"?: number;
  "env-fields"?: string;
  task?: string;
  fitness?: string;
  /** `words`: to be written from the person's words; of a run that began, what was written. */
  measure?: string;
  success?: string;
  yes: boolean;
  /** Of a run whose measure was written from the words: how. */
  fromWords?: FromWords;
  rank: string[];
  pareto: boolean;
  "standard-errors"?: number;
  preference?: PreferenceRole;
  person?: string;
  /** `given`: the one reward of `evaluate`. */
  designer: "auto" | "symbolic" | "language-model" | "given";
  strategy: StrategyName;
  /** What the numbers beside it came from that nobody gave; they are what counts. */
  effort?: Effort;
  /** Files and runs; of a run that began, the files that they stood for. */
  "start-from": string[];
  /** Of a run that began: the rewards that it starts from, as they were read once, whatever becomes of the files. */
  starts?: { from: string; text: string }[];
  generations: number;
  samples: number;
  steps?: number;
  episodes: number;
  seed: number;
  "search-seeds": number;
  "selection-seeds": number;
  "report-seeds": number;
  leaders: number;
  operators: OperatorName[];
  screens: "none" | ScreensName;
  audit: boolean;
  repairs: number;
  "critic-votes": number;
  "critic-programs": number;
  directions: boolean;
  examples: number;
  /** Of a run that began: the rewards of earlier runs that its language model is shown. */
  shown?: Example[];
  raise: string[];
  learner: string;
  "learner-option": string[];
  physics: PhysicsChoice;
  jobs: number;
  executor: "local" | "bullmq";
  /** Without credentials: those are kept in this process alone. */
  redis?: string;
  deadline: number;
  model?: string;
  temperature: number;
  "max-output-tokens": number;
  prices?: string;
  record?: string;
  replay?: string;
  constraint: string[];
  /** How they weigh in the ranking. */
  constraints: ConstraintRule;
  wish: string[];
  "stop-when"?: string;
  patience?: number;
  "max-calls"?: number;
  "max-tokens"?: number;
  "max-usd"?: number;
  "max-steps"?: number;
  "max-time"?: number;
  /** Left out in runs of before it was an option. */
  control?: boolean;
  "fail-under"?: string;
  runs: string;
  "dry-run": boolean;
  json: boolean;
  display: "auto" | "rich" | "plain" | "jsonl" | "none";
};

export const defaults = (): Omit<RunConfig, "env"> => ({
  "env-option": [],
  "python-import": [],
  designer: "auto",
  strategy: "greedy",
  "start-from": [],
  generations: 3,
  samples: 8,
  episodes: 20,
  seed: 1,
  "search-seeds": 1,
  "selection-seeds": 5,
  "report-seeds": 5,
  leaders: 3,
  operators: [],
  screens: "duplicates",
  audit: false,
  repairs: 3,
  "critic-votes": 3,
  "critic-programs": 4,
  directions: false,
  examples: 0,
  raise: [],
  learner: "auto",
  "learner-option": [],
  physics: "auto",
  references: "all",
  jobs: availableParallelism(),
  executor: "local",
  deadline: 3600,
  temperature: 1,
  "max-output-tokens": 4096,
  rank: [],
  pareto: false,
  constraint: [],
  constraints: "soft",
  wish: [],
  yes: false,
  runs: "runs",
  "dry-run": false,
  json: false,
  display: "auto",
});

/** A value as its option takes it, `source` being where it was given. Raises `bad-option`. */
export const validated = (
  option: Pick<Option, "schema" | "expects" | "repeatable" | "secret">,
  value: unknown,
  source: string,
): unknown => {
  const listed = option.repeatable === true && !Array.isArray(value) ? [value] : value;
  const parsed = option.schema.safeParse(listed);
  if (!parsed.success) {
    throw usageError({
      code: "bad-option",
      message: `${source}: ${option.secret ? "this" : JSON.stringify(value)} is not ${option.expects}`,
      action: `Give ${option.expects}.`,
    });
  }
  return parsed.data;
};

const validate = (name: string, value: unknown, source: string): unknown =>
  validated(options[name as OptionName], value, source);

/** A person's words in a file. */
const wordsIn = (value: unknown, source: string): string => {
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw usageError({
    code: "bad-option",
    message: `${source}: ${JSON.stringify(value)} is no text`,
    action: 'Give what is wanted in words, in quotes: description: "hop on the spot".',
  });
};

/** One option by itself: flag > environment variable > default. */
export const resolveOption = (
  name: OptionName,
  { flag, variables }: { flag: unknown; variables: Record<string, string | undefined> },
): unknown => {
  if (flag !== undefined) return validate(name, flag, `--${name}`);
  const value = variables[variableOf(name)];
  return value === undefined || value === ""
    ? (defaults() as Record<string, unknown>)[name]
    : validate(name, value, variableOf(name));
};

const fromFile = (path: string): Record<string, unknown> => {
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

/** Keys that name no option of a search, or one of `except`, are refused by name. */
export const refuseUnknown = (
  keys: readonly string[],
  { source, except = [] }: { source: string; except?: readonly string[] },
): void => {
  const known = ["description", ...Object.keys(options)].filter((name) => !except.includes(name));
  const key = keys.find((one) => !known.includes(one));
  if (key === undefined) return;
  const [guess] = nearestNames(key, { known });
  throw usageError({
    code: "unknown-option",
    message: `${source}: unknown key '${key}'`,
    action: guess === undefined ? "See `rewardsmith run --help` for the keys." : `Did you mean '${guess}'?`,
  });
};

/**
 * Merges the four sources: flag > environment variable > file > default. Unknown keys are refused by name.
 * `flags` holds only what was given on the command line, by option name.
 */
export const resolveConfig = ({
  flags,
  variables,
  file,
}: {
  flags: Record<string, unknown>;
  variables: Record<string, string | undefined>;
  file?: string;
}): RunConfig => {
  const known = Object.keys(options);
  const merged: Record<string, unknown> = { ...defaults() };
  const document = file === undefined ? {} : fromFile(file);
  refuseUnknown(Object.keys(document), { source: String(file) });
  /** Of an effort that is said at one of the sources: behind the options that are given there, before those of lesser ones. */
  const dial = (value: unknown, source: string): void => {
    if (value !== undefined && value !== "")
      Object.assign(merged, efforts[validate("effort", value, source) as Effort]);
  };
  dial(document["effort"], `${file}: effort`);
  for (const [key, value] of Object.entries(document)) {
    merged[key] = key === "description" ? wordsIn(value, `${file}: ${key}`) : validate(key, value, `${file}: ${key}`);
  }
  dial(variables[variableOf("effort")], variableOf("effort"));
  for (const name of known) {
    const value = variables[variableOf(name)];
    if (value !== undefined && value !== "") merged[name] = validate(name, value, variableOf(name));
  }
  dial(flags["effort"], "--effort");
  for (const [name, value] of Object.entries(flags)) {
    if (value === undefined) continue;
    if (name === "description") merged["description"] = value;
    else if (known.includes(name)) merged[name] = validate(name, value, `--${name}`);
  }
  if (merged["env"] === undefined) {
    throw usageError({
      code: "no-environment",
      message: "no environment was named",
      action: "Name one with --env; `rewardsmith env list` shows the built-in ones.",
    });
  }
  return merged as RunConfig;
};

/** `["k=v"]` → `{ k: "v" }`. */
export const environmentOptions = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));

/** The options of an environment as it gets them, with what the bridge to Python must know. */
export const problemOptions = (
  config: Pick<RunConfig, "env-option" | "python-import" | "python-timeout" | "env-fields">,
): Record<string, string> => {
  const { "python-timeout": timeout, "env-fields": fields } = config;
  const imports = config["python-import"];
  return {
    ...environmentOptions(config["env-option"]),
    ...(imports.length === 0 ? {} : { [bridgeOption.imports]: imports.join(",") }),
    ...(timeout === undefined ? {} : { [bridgeOption.timeout]: String(timeout) }),
    ...(fields === undefined ? {} : { [bridgeOption.fields]: fields }),
  };
};
