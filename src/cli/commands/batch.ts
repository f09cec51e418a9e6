import { Command, Option } from "commander";
import { budgetOf } from "../../app/batch/budget.ts";
import { budgetNames } from "../../app/batch/budget-names.ts";
import type { BatchFlags, OpenedFile } from "../../app/batch/open-file.ts";
import { readSetting } from "../../app/batch/settings.ts";
import type { Asked, Retry } from "../../app/batch/standing.ts";
import { resolveConfig, type RunConfig } from "../../app/config.ts";
import { fromHere } from "../../app/invocation.ts";
import type { OptionName } from "../../app/options.ts";
import { usageError } from "../../core/errors.ts";
import { addOptions, givenFlags, optionOf, runsFolder, wantsJson } from "../flags.ts";
import { batchText } from "../batch-text.ts";
import { printDocument } from "../print.ts";
import { resultsExitCode } from "../results-exit-code.ts";
import { resultsText } from "../results-text.ts";
import { waiting } from "../waiting.ts";
import { addWeb, startWeb } from "../web.ts";

/** Options of every run that are given to the batch itself. */
const everyRun = ["executor", "redis"] as const;

/** What the command has of the table of options: the budgets are the whole batch's. */
const shared: OptionName[] = [...everyRun, ...budgetNames, "fail-under", "jobs", "runs", "json", "display"];

const ofWhole = (name: string): string => `hard cap of the whole batch (${name} of a run: --set ${name}=…)`;

const said: Partial<Record<OptionName, string>> = {
  ...Object.fromEntries(budgetNames.map((name) => [name, ofWhole(name)])),
  "max-time": "hard cap on wall-clock time of this process",
  "fail-under": "exit with 3 if any cell is below",
  jobs: "trainings at once over all runs (default: one a core)",
};

/** What the flags of a command say of a whole batch. */
export const batchFlags = (command: Command): BatchFlags => {
  const flags = givenFlags(command);
  // Validated as the options of a run are.
  const given = resolveConfig({
    flags: { env: "any", ...Object.fromEntries(shared.map((name) => [name, flags[name]])) },
    variables: {},
  });
  const failFast = flags["fail-fast"] === true ? true : flags["keep-going"] === true ? false : undefined;
  return { budget: budgetOf(given), ...(flags["jobs"] !== undefined && { jobs: given.jobs }), failFast };
};

export const batchCommand = (): Command =>
  addOptions(
    addWeb(new Command("batch"))
      .description("a matrix of runs from one file; the same command again goes on with what is left")
      .argument("[file]", "YAML or JSON (docs/batch.md)")
      .addOption(
        new Option(
          "--set <KEY=VALUE>",
          "an option of every run, or a place in the file: generations=2, budget.max-usd=5",
        ).argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]),
      )
      .option("--dry-run", "print the plan and what it may cost; nothing is kept or asked")
      .addOption(
        new Option(
          "--retry <WHICH>",
          "errored: go on with runs that an error ended; failed: begin runs in which every candidate failed anew",
        ).choices(["failed", "errored"]),
      )
      .option("--again", "do anew what is over and old: of another program, environment or measure")
      .addOption(
        new Option("--keep-going", "an error in one run leaves the others alone (default)").conflicts("failFast"),
      )
      .option("--fail-fast", "an error in one run ends the batch, to be gone on with")
      .option("--schema", "print the JSON Schema of batch files, for editors"),
    shared,
    { said },
  ).action(async (file: string | undefined, flags: { [name: string]: unknown }, command: Command) => {
    if (flags["schema"] === true) {
      const { batchJsonSchema } = await import("../../app/batch/schema.ts");
      printDocument(batchJsonSchema(), { json: true });
      return;
    }
    if (file === undefined) {
      throw usageError({
        code: "no-batch",
        message: "no batch file was named",
        action: "Give one: rewardsmith batch FILE; docs/batch.md says what it holds.",
      });
    }
    const settings = [
      ...((flags["set"] ?? []) as string[]).map(readSetting),
      ...everyRun.flatMap((name) => (flags[name] === undefined ? [] : [{ path: [name], value: flags[name] }])),
    ];
    // Here, since every command loads this file and few read a batch.
    const { openBatchFile } = await import("../../app/batch/open-file.ts");
    const { readBatchFile } = await import("../../app/batch/read-file.ts");
    const opened = openBatchFile(readBatchFile(file, settings), {
      path: file,
      runs: runsFolder(command),
      flags: batchFlags(command),
    });
    if (flags["web"] === true && flags["dryRun"] !== true) await startWeb(runsFolder(command));
    await performOpened(opened, { asked: askedIn(flags), shown: shownBy(command) });
  });

const askedIn = (flags: { [name: string]: unknown }): Asked => ({
  retry: flags["retry"] as Retry | undefined,
  again: flags["again"] === true,
});

/** How a command shows what it does. */
export type Shown = Pick<RunConfig, "json" | "display" | "fail-under" | "dry-run">;

/** Plans a batch and, unless that was all that was asked for, carries it out and says what it came to. */
export const performOpened = async (
  opened: OpenedFile,
  { asked, shown: { json, display, "fail-under": threshold, "dry-run": dryRun } }: { asked: Asked; shown: Shown },
): Promise<void> => {
  const { planBatch, runBatch } = await waiting("loading", () => import("../../app/batch/batch.ts"));
  const planned = await waiting("loading environments, references and the critic", () => planBatch(opened, asked));
  if (dryRun) {
    const { tellBatch } = await import("../../app/batch/told.ts");
    const { expectedSeconds } = await import("../../app/batch/pace.ts");
    const todo = planned.standings.flatMap(({ run, todo: why }) => (why === null ? [] : [run]));
    const seconds = await waiting("trying how fast each world trains", () => expectedSeconds(todo, planned));
    const told = tellBatch(planned, { seconds: todo.length === 0 ? null : seconds });
    printDocument(json ? told : batchText(told), { json });
    return;
  }
  const { performBatch } = await import("../perform-batch.ts");
  const ended = await performBatch(planned, { display, start: runBatch });
  const { writeBatchResults } = await import("../../app/batch/results.ts");
  const { results, files } = await waiting("summarising", () => writeBatchResults(ended.folder));
  if (ended.status === "completed") process.exitCode = resultsExitCode(results, threshold);
  printDocument(json ? results : [resultsText(results), "", ...files.map((file) => fromHere(file))].join("\n"), {
    json,
  });
};

/** The same from the flags of a command that has them all. */
export const shownBy = (command: Command): Shown => ({
  json: wantsJson(command),
  display: optionOf(command, "display") as RunConfig["display"],
  "fail-under": optionOf(command, "fail-under") as string | undefined,
  "dry-run": command.opts()["dryRun"] === true,
});
