import { availableParallelism } from "node:os";
import { usageError } from "../core/errors.ts";
import type { FromWords } from "../core/measured-words.ts";
import type { StepsProposal } from "../core/steps-proposal.ts";
import { nearestNames } from "../core/nearest.ts";
import type { PreferenceRole } from "../core/preferred.ts";
import type { OperatorName } from "../evolution/operators/operators.ts";
import type { StrategyName } from "../evolution/strategies.ts";
import type { Example } from "../designer/language-model/examples.ts";
import type { StateSource } from "../simulator/gymnasium/types.ts";
import type { ConstraintRule } from "../evolution/types.ts";
import type { ScreensName, Told } from "../core/plan.ts";
import { readConfigFile, wordsIn } from "./config-file.ts";
import { efforts, type Effort } from "./effort.ts";
import type { PhysicsChoice } from "./physics.ts";
import type { Option } from "./option-kinds.ts";
import { options, variableOf, type OptionName } from "./options.ts";

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
  "python-state"?: string;
  /** Of a run that began: the state function's file as it was read once, whatever becomes of it. */
  stateSource?: StateSource;
  "env-leave-out": string[];
  /** Of a run in a Python world that began: what it made of that world, by the bridge's version. */
  bridge?: 1 | 2;
  trainer?: string;
  /** Of a run that began: where its trainer's command was given, and is run. */
  trainerFolder?: string;
  /** The world file of a trainer; `env` is the same then. */
  state?: string;
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
  /** Of a run that began: a number. */
  steps?: number | "auto";
  /** Of a run whose steps were measured: what they rest on. */
  proposedSteps?: StepsProposal;
  episodes: number;
  seed: number;
  "search-seeds": number;
  "selection-seeds": number;
  "report-seeds": number;
  leaders: number;
  "term-effects": number;
  /** What designers are told of why; `auto`: as docs/explain.md says. */
  diagnosis: "auto" | Told;
  "read-traces": boolean;
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
  "env-leave-out": [],
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
  "term-effects": 0,
  diagnosis: "auto",
  "read-traces": false,
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
  const document = file === undefined ? {} : readConfigFile(file);
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
  if (merged["state"] !== undefined) {
    const { env, state } = merged;
    if (env !== undefined && env !== state)
      throw usageError({
        code: "two-environments",
        message: `--env ${String(env)} and --state ${String(state)} both name a world`,
        action: "Leave one of them out.",
      });
    merged["env"] = state;
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
