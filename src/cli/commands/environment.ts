import { Command } from "commander";
import { ExitCode } from "../../core/errors.ts";
import { environmentNamed } from "../flags.ts";
import { printDocument } from "../print.ts";

const list = new Command("list")
  .description("built-in environments and their tasks")
  .option("--json", "print one JSON document on stdout")
  .action(async (flags: { json?: boolean }) => {
    const { describeEnvironments } = await import("../../app/environments.ts");
    const entries = await describeEnvironments();
    const text = entries
      .map(({ name, summary, tasks }) =>
        [`${name}  ${summary.split("\n")[0]}`, ...tasks.map((task) => `  ${task.name}: ${task.description}`)].join(
          "\n",
        ),
      )
      .join("\n\n");
    printDocument(flags.json ? entries : text, { json: flags.json ?? false });
  });

const describe = new Command("describe")
  .description("exactly what a designer sees of an environment")
  .argument("<environment>")
  .action(async (name: string) => {
    const { describeEnvironment } = await import("../../app/environments.ts");
    process.stdout.write(await describeEnvironment(environmentNamed(name)));
  });

const check = new Command("check")
  .description("does an environment keep the contract?")
  .argument("<environment>")
  .option("--json", "print one JSON document on stdout")
  .action(async (name: string, flags: { json?: boolean }) => {
    const { examineEnvironment } = await import("../../app/environments.ts");
    const findings = await examineEnvironment(name);
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
