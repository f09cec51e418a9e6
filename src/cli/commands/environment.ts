import { Command } from "commander";
import { problemOptions, resolveConfig } from "../../app/config.ts";
import type { OptionName } from "../../app/options.ts";
import { ExitCode } from "../../core/errors.ts";
import { addOptions, environmentNamed, givenFlags } from "../flags.ts";
import { printDocument, printNotices } from "../print.ts";

/** What decides, beside its name, which environment it is. */
const used: OptionName[] = ["env-option", "python-import", "python-timeout", "env-fields"];

const environmentOf = (name: string, command: Command): { env: string; options: Record<string, string> } => {
  const flags = { ...givenFlags(command), env: environmentNamed(name) };
  const config = resolveConfig({ flags, variables: process.env });
  return { env: config.env, options: problemOptions(config) };
};

const list = addOptions(
  new Command("list")
    .description("built-in environments and their tasks, or the ids that Python has registered")
    .argument("[source]", "gymnasium: or envpool:")
    .option("--json", "print one JSON document on stdout"),
  ["python-import"],
).action(async (source: string | undefined, flags: { json?: boolean }, command: Command) => {
  const { describeEnvironments, listPythonEnvironments } = await import("../../app/environments.ts");
  if (source !== undefined) {
    const ids = await listPythonEnvironments(environmentOf(source, command));
    printDocument(flags.json ? ids : ids.join("\n"), { json: flags.json ?? false });
    return;
  }
  const entries = await describeEnvironments();
  const text = entries
    .map(({ name, summary, tasks }) =>
      [`${name}  ${summary.split("\n")[0]}`, ...tasks.map((task) => `  ${task.name}: ${task.description}`)].join("\n"),
    )
    .join("\n\n");
  printDocument(flags.json ? entries : text, { json: flags.json ?? false });
});

const describe = addOptions(
  new Command("describe").description("exactly what a designer sees of an environment").argument("<environment>"),
  used,
).action(async (name: string, _flags: unknown, command: Command) => {
  const { describeEnvironment } = await import("../../app/environments.ts");
  const { declaration, notices } = await describeEnvironment(environmentOf(name, command));
  printNotices(notices);
  process.stdout.write(declaration);
});

const check = addOptions(
  new Command("check")
    .description("does an environment keep the contract?")
    .argument("<environment>")
    .option("--json", "print one JSON document on stdout"),
  used,
).action(async (name: string, flags: { json?: boolean }, command: Command) => {
  const { examineEnvironment } = await import("../../app/environments.ts");
  const { findings, notices } = await examineEnvironment(environmentOf(name, command));
  printNotices(notices);
  const text =
    findings.length === 0
      ? `${name} keeps the contract`
      : findings.map((finding) => `${finding.rule}: ${finding.message}\n  ${finding.hint}`).join("\n");
  printDocument(flags.json ? { environment: name, passed: findings.length === 0, findings } : text, {
    json: flags.json ?? false,
  });
  process.exitCode = findings.length === 0 ? ExitCode.done : ExitCode.belowThreshold;
});

export const environmentCommand = (): Command =>
  new Command("env")
    .description("environments: list, describe, check")
    .addCommand(list)
    .addCommand(describe)
    .addCommand(check);
