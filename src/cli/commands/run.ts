import { Command } from "commander";
import { resolveConfig, type RunConfig } from "../../app/config.ts";
import { options, type OptionName } from "../../app/options.ts";
import { addOptions, givenFlags } from "../flags.ts";
import { dryRunText } from "../dry-run-text.ts";
import { performRun } from "../perform.ts";
import { printDocument } from "../print.ts";
import { hasTerminal, openFace } from "../session/face.ts";
import { waiting } from "../waiting.ts";

/** A command that takes what a search takes and says beforehand, if asked, what it would do. */
export const searchCommand = (
  named: Command,
  start: (config: RunConfig, flags: Record<string, unknown>) => Promise<void>,
): Command =>
  addOptions(
    named
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
    await start(config, flags);
  });

/** Loaded when the display is up: it takes seconds on a busy machine. */
export const searchAlone = async (config: RunConfig): Promise<void> =>
  void (await performRun({
    config,
    start: async (hooks, setting) => {
      const confirm = async () => (await openFace("terminal", setting)).person;
      return (await import("../../app/run.ts")).startRun(config, { ...hooks, ...(hasTerminal() && { confirm }) });
    },
  }));

export const runCommand = (): Command =>
  searchCommand(
    new Command("run").description("search for a reward: propose, check, train, diagnose, refine, confirm"),
    searchAlone,
  );
