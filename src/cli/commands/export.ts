import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { resolveConfig } from "../../app/config.ts";
import type { OptionName } from "../../app/options.ts";
import { ExitCode, messageOf, usageError } from "../../core/errors.ts";
import { exportTargets } from "../../report/export/targets.ts";
import { addOptions, givenFlags } from "../flags.ts";
import { diagnosticLines, printNotices } from "../print.ts";

const used: OptionName[] = ["env", "env-option", "python-import", "python-timeout", "env-fields", "task", "runs"];

const targets = Object.entries(exportTargets)
  .map(([name, { description }]) => `${name}: ${description}`)
  .join("; ");

const write = async (file: string, text: string): Promise<void> =>
  writeFile(file, text).catch((cause: unknown) => {
    throw usageError({
      code: "cannot-write",
      message: `--out: cannot write ${file}: ${messageOf(cause)}`,
      action: "Give a file in a folder that exists, or leave --out away for stdout.",
      cause,
    });
  });

export const exportCommand = (): Command =>
  addOptions(
    new Command("export")
      .description("take a reward elsewhere, in one file")
      .argument("<reward>", "a reward program (with --env), or a run: its best reward")
      .requiredOption("--to <TARGET>", targets)
      .option("--out <FILE>", "where to write it (default: stdout)"),
    used,
  ).action(async (wanted: string, flags: { to: string; out?: string }, command: Command) => {
    const { exportReward, fileSource, isRewardFile, runSource, targetNamed } = await import("../../app/export.ts");
    const to = targetNamed(flags.to);
    const isFile = isRewardFile(wanted);
    const given = givenFlags(command);
    if (!isFile && given["env"] !== undefined) {
      throw usageError({
        code: "needless-environment",
        message: `--env: the run "${wanted}" has an environment of its own`,
        action: "Leave --env away, or give the path of a reward program.",
      });
    }
    // A run brings its environment; the placeholder only lets the other options be read.
    const config = resolveConfig({ flags: isFile ? given : { ...given, env: "-" }, variables: process.env });
    const source = isFile ? await fileSource(wanted, config) : await runSource(wanted, config.runs);
    printNotices(source.problem.loaded.notices);
    const exported = await exportReward(source, { to, out: flags.out });
    if (exported.kind === "refused") {
      const { diagnostics } = exported;
      process.stderr.write(`${diagnosticLines({ file: wanted, accepted: false, diagnostics: [...diagnostics] })}\n`);
      process.exitCode = ExitCode.belowThreshold;
      return;
    }
    printNotices(exported.notices);
    if (flags.out === undefined) process.stdout.write(exported.text);
    else {
      await write(flags.out, exported.text);
      process.stderr.write(`wrote ${flags.out}\n`);
    }
  });
