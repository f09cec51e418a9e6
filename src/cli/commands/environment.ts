import { isAbsolute } from "node:path";
import { Command } from "commander";
import { resolveConfig } from "../../app/config.ts";
import { problemOptions } from "../../app/problem-options.ts";
import { fromHere } from "../../app/invocation.ts";
import { commandLine } from "../../core/command-line.ts";
import { ExitCode } from "../../core/errors.ts";
import { addOptions, givenFlags, wantsJson, worldFlags } from "../flags.ts";
import { printDocument, printNotices } from "../print.ts";
import { stages, waiting } from "../waiting.ts";
import { environmentBudget } from "./environment-budget.ts";
import { isBridged } from "../../simulator/gymnasium/reference.ts";

/** The environment that the argument names, under the options given. */
const named = (env: string, command: Command) => {
  const config = resolveConfig({ flags: { ...givenFlags(command), env }, variables: process.env });
  return { env, options: problemOptions(config), json: config.json };
};

const list = addOptions(
  new Command("list")
    .description("built-in environments and their tasks, or the ids that Python has registered")
    .argument("[source]", "gymnasium: or envpool:"),
  ["python-import", "json"],
).action(async (source: string | undefined, _flags: unknown, command: Command) => {
  const json = wantsJson(command);
  const { describeEnvironments, listPythonEnvironments } = await import("../../app/environments.ts");
  if (source !== undefined) {
    const ids = await listPythonEnvironments(named(source, command));
    printDocument(json ? ids : ids.join("\n"), { json });
    return;
  }
  const entries = await describeEnvironments();
  const text = entries
    .map(({ name, summary, options, tasks }) =>
      [
        `${name}  ${summary.split("\n")[0]}`,
        ...tasks.map((task) => `  ${task.name}: ${task.description}`),
        ...Object.entries(options).map(
          ([key, { description, default: standard }]) => `  --env-option ${key}=${standard}: ${description}`,
        ),
      ].join("\n"),
    )
    .join("\n\n");
  printDocument(json ? entries : text, { json });
});

const describe = addOptions(
  new Command("describe").description("exactly what a designer sees of an environment").argument("<environment>"),
  worldFlags,
).action(async (name: string, _flags: unknown, command: Command) => {
  const { declaration, notices } = await waiting("loading the environment", async () =>
    (await import("../../app/environments.ts")).describeEnvironment(named(name, command)),
  );
  printNotices(notices);
  process.stdout.write(declaration);
});

const check = addOptions(
  new Command("check")
    .description("does an environment keep the contract?")
    .argument("<environment>")
    .option("--quick", "seconds instead of a minute: shorter episodes, and one process of a Python world"),
  [...worldFlags, "json"],
).action(async (name: string, { quick = false }: { quick?: boolean }, command: Command) => {
  const { json, ...chosen } = named(name, command);
  // Ours take a second or two; of a world in Python somebody who reads a log wants to know where it is.
  const { say, close } = stages({ always: isBridged(name) });
  const { findings, notices } = await import("../../app/environments.ts")
    .then(({ examineEnvironment }) => examineEnvironment({ ...chosen, quick, onProgress: say }))
    .finally(close);
  printNotices(notices);
  const text =
    findings.length === 0
      ? `${name} keeps the contract`
      : findings.map((finding) => `${finding.rule}: ${finding.message}\n  ${finding.hint}`).join("\n");
  printDocument(json ? { environment: name, passed: findings.length === 0, findings } : text, { json });
  process.exitCode = findings.length === 0 ? ExitCode.done : ExitCode.belowThreshold;
});

const create = addOptions(
  new Command("new")
    .description("scaffold an environment: a world in TypeScript, or one over your MuJoCo model")
    .argument("<name>", "name of the environment, or the path of its new folder")
    .option("--mjcf <FILE>", "MuJoCo model to make it from"),
  ["json"],
).action(async (path: string, { mjcf }: { mjcf?: string }, command: Command) => {
  const json = wantsJson(command);
  const made = await waiting(mjcf === undefined ? "writing" : "loading MuJoCo and trying the model", async () =>
    (await import("../../app/environments.ts")).createEnvironment({ path, mjcf }),
  );
  printNotices(made.notices);
  const near = fromHere(made.folder);
  // Without a slash it would be taken for the name of a built-in one.
  const place = isAbsolute(near) ? near : `./${near}`;
  const commands = [
    { words: ["env", "check", place], does: "does it keep the contract" },
    { words: ["env", "describe", place], does: "what a designer will read" },
    { words: ["run", "--env", place], does: "a search on its task" },
  ];
  const text = [
    ...made.files.map((file) => `${place}/${file}`),
    "",
    // A line each, to be pasted: not every shell passes over a remark behind a command.
    ...commands.flatMap(({ words, does }) => [`${does}:`, `  ${commandLine(...words)}`]),
  ].join("\n");
  printDocument(json ? made : text, { json });
});

export const environmentCommand = (): Command =>
  new Command("env")
    .description("environments: list, describe, check, new, budget")
    .addCommand(list)
    .addCommand(describe)
    .addCommand(check)
    .addCommand(create)
    .addCommand(environmentBudget);
