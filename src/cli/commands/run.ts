import { Command, Option } from "commander";
import { readSetting } from "../../app/batch/settings.ts";
import { refuseUnknown, resolveConfig, type RunConfig } from "../../app/config.ts";
import { options, type OptionName } from "../../app/options.ts";
import { usageError } from "../../core/errors.ts";
import { addOptions, givenFlags } from "../flags.ts";
import { performRun } from "../perform.ts";
import { printDocument } from "../print.ts";
import { hasTerminal, openFace } from "../session/face.ts";
import { waiting } from "../waiting.ts";
import { addWeb, startWeb } from "../web.ts";
import { performOpened } from "./batch.ts";

/** `--set KEY=VALUE` as the flags that they stand for. */
const optionsSet = (texts: readonly string[]): Record<string, unknown> => {
  const settings = texts.map(readSetting);
  refuseUnknown(
    settings.map(({ path }) => path.join(".")),
    { source: "--set", except: ["description"] },
  );
  return Object.fromEntries(settings.map(({ path, value }) => [path[0], value]));
};

/** One cell of a batch over seeds, named by what is asked for: the same command again goes on, over more seeds too. */
const searchOverSeeds = async (config: RunConfig, flags: Record<string, unknown>): Promise<void> => {
  if (flags["seed"] !== undefined) {
    throw usageError({
      code: "bad-option",
      message: `--seed ${String(flags["seed"])} and --seeds ${String(flags["seeds"])} both say which seed`,
      action: "Leave one of them out.",
    });
  }
  const { openBatchFile } = await import("../../app/batch/open-file.ts");
  const { batchOverSeeds } = await import("../../app/batch/over-seeds.ts");
  const { checkBatch, rootedFile } = await import("../../app/batch/read-file.ts");
  const seeds = String(flags["seeds"]).split(",");
  const document = batchOverSeeds(config, { seeds, variables: process.env });
  const file = rootedFile(checkBatch(document, { file: "--seeds" }));
  const opened = openBatchFile(file, { path: null, runs: config.runs, flags: { budget: {}, jobs: config.jobs } });
  await performOpened(opened, { asked: { again: false }, shown: config });
};

/** A command that takes what a search takes and says beforehand, if asked, what it would do. */
export const searchCommand = (
  named: Command,
  start: (config: RunConfig, flags: Record<string, unknown>) => Promise<void>,
): Command =>
  addOptions(
    addWeb(named)
      .argument("[description]", "what the agent should do, in your words (default: the task's own description)")
      .option("--config <FILE>", "YAML or JSON file with one key an option")
      .addOption(
        new Option("--set <KEY=VALUE>", "an option by its name, as in a file: generations=2").argParser(
          (value: string, previous: string[] | undefined) => [...(previous ?? []), value],
        ),
      ),
    Object.keys(options) as OptionName[],
  ).action(async (description: string | undefined, _flags: unknown, command: Command) => {
    const { config: file, set = [], web = false, ...flags } = givenFlags(command);
    const said = { ...optionsSet(set as string[]), ...flags };
    const config = resolveConfig({
      flags: { ...said, description },
      variables: process.env,
      file: file as string | undefined,
    });
    if (web === true && !config["dry-run"]) await startWeb(config.runs);
    if (flags["seeds"] !== undefined) {
      await searchOverSeeds(config, said);
      return;
    }
    if (config["dry-run"]) {
      const plan = await waiting("loading the simulator and trying how fast it trains", async () =>
        (await import("../../app/dry-run.ts")).dryRun(config),
      );
      const { dryRunText } = await import("../dry-run-text.ts");
      printDocument(config.json ? plan : dryRunText(plan), { json: config.json });
      return;
    }
    await start(config, { ...flags, web });
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
    new Command("run")
      .description("search for a reward: propose, check, train, diagnose, refine, confirm")
      .option("--seeds <RANGE>", "a run for each of these seeds, 1..10 or 1,2,5, summarised over them: a batch"),
    searchAlone,
  );
