import { type Command, Option } from "commander";
import { usageError } from "../core/errors.ts";
import { options, type OptionName, type Option as Definition } from "../app/options.ts";

/** Adds options of the one table (app/options.ts) to a command, values as typed; they are validated where they are merged. */
export const addOptions = (command: Command, names: readonly OptionName[]): Command => {
  for (const name of names) {
    const definition: Definition = options[name];
    const option = new Option(
      definition.placeholder === undefined ? `--${name}` : `--${name} <${definition.placeholder}>`,
      definition.description,
    );
    if (definition.repeatable === true) {
      option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]);
    }
    command.addOption(option);
  }
  return command;
};

const dashed = (camel: string): string => camel.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What was given on the command line, by option name. */
export const givenFlags = (command: Command): Record<string, unknown> =>
  Object.fromEntries(Object.entries(command.opts()).map(([key, value]) => [dashed(key), value]));

/** `--env` of the commands that need nothing else of the option table. */
export const environmentNamed = (env: string | undefined): string => {
  const name = env ?? process.env["REWARDSMITH_ENV"];
  if (name === undefined || name === "") {
    throw usageError({
      code: "no-environment",
      message: "no environment was named",
      action: "Name one with --env; `rewardsmith env list` shows the built-in ones.",
    });
  }
  return name;
};
