import { type Command, Option } from "commander";
import { defaults, resolveConfig, resolveOption, type RunConfig } from "../app/config.ts";
import type { Option as Definition } from "../app/option-kinds.ts";
import { options, type OptionName } from "../app/options.ts";

/** What says how a world is made, beside its name. */
export const worldFlags: readonly OptionName[] = [
  "env-option",
  "python-import",
  "python-timeout",
  "env-fields",
  "python-state",
  "env-leave-out",
];

const shownDefault = (name: OptionName): string => {
  const value: unknown = (defaults() as Record<string, unknown>)[name];
  const shown = typeof value === "string" || typeof value === "number";
  return !shown || name === "jobs" ? "" : ` (default: ${name === "deadline" ? `${Number(value) / 3600}h` : value})`;
};

/**
 * Adds options of the one table (app/options.ts) to a command, values as typed; they are validated where they are merged.
 * `said` is what an option means to this command where that is not what it means to a search, its default included;
 * `kept` is for a command whose options default to what a run had.
 */
export const addOptions = (
  command: Command,
  names: readonly OptionName[],
  { said = {}, kept = false }: { said?: Partial<Record<OptionName, string>>; kept?: boolean } = {},
): Command => {
  for (const name of names) {
    const definition: Definition = options[name];
    const option = new Option(
      definition.placeholder === undefined ? `--${name}` : `--${name} <${definition.placeholder}>`,
      said[name] ?? `${definition.description}${kept ? "" : shownDefault(name)}`,
    );
    if (definition.repeatable === true) {
      option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]);
    }
    command.addOption(option);
    if (name === "display") {
      command.addOption(new Option("-q, --quiet", "no progress: --display none").implies({ display: "none" }));
    }
  }
  return command;
};

const dashed = (camel: string): string => camel.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What was given on the command line, by option name. */
export const givenFlags = (command: Command): Record<string, unknown> =>
  Object.fromEntries(Object.entries(command.opts()).map(([key, value]) => [dashed(key), value]));

/** One option of a command that needs no others: flag > environment variable > default. */
export const optionOf = (command: Command, name: OptionName): unknown =>
  resolveOption(name, { flag: givenFlags(command)[name], variables: process.env });

export const runsFolder = (command: Command): string => String(optionOf(command, "runs"));

export const wantsJson = (command: Command): boolean => optionOf(command, "json") === true;

/** What is said anew of a recorded run, validated as a whole, so that a bad value is refused as in `run`. */
export const saidAnew = (
  flags: Record<string, unknown>,
  { env }: Pick<RunConfig, "env">,
): { config: RunConfig; overrides: Partial<RunConfig> } => {
  const config = resolveConfig({ flags: { env, ...flags }, variables: {} });
  const names = Object.keys(flags) as (keyof RunConfig)[];
  return { config, overrides: Object.fromEntries(names.map((name) => [name, config[name]])) };
};
