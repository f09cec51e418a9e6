import { Command } from "commander";
import { resolveConfig } from "../../app/config.ts";
import { options, type OptionName } from "../../app/options.ts";
import { addOptions, givenFlags } from "../flags.ts";
import { dryRunText } from "../dry-run-text.ts";
import { performRun } from "../perform.ts";
import { printDocument } from "../print.ts";
import { waiting } from "../waiting.ts";

export const runCommand = (): Command =>
  addOptions(
    new Command("run")
      .description("search for a reward: propose, check, train, diagnose, refine, confirm")
      .argument("[description]", "what the agent should do, in your words (default: the task's own description)")
      .option("--config <FILE>", "YAML or JSON file with one key an option"),
    Object.keys(options) as OptionName[],
  ).action(async (description: string | undefined, _flags: unknown, command: Command) => {
    const { config: file, ...flags } = givenFlags(command);
    const config = resolveConfig({
      flags: { ...flags, description },
      variables: process.env,
      file: file as string | undefined,
    });
    if (config["dry-run"]) {
      const plan = await waiting("loading the simulator and trying how fast it trains", async () =>
        (await import("../../app/dry-run.ts")).dryRun(config),
      );
      printDocument(config.json ? plan : dryRunText(plan), { json: config.json });
      return;
    }
    // Loaded when the display is up: it takes seconds on a busy machine.
    await performRun({ config, start: async (hooks) => (await import("../../app/run.ts")).startRun(config, hooks) });
  });
