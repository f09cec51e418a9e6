import { join } from "node:path";
import { Command } from "commander";
import { fromHere } from "../../app/invocation.ts";
import type { RunSummary } from "../../core/summary.ts";
import { countEnded, findBatch, readBatch } from "../../store/batches.ts";
import { isUnderWay } from "../../store/run-store.ts";
import { readRun, resolveRun } from "../../store/runs.ts";
import { addOptions, runsFolder, wantsJson } from "../flags.ts";
import { printDocument, printSummary } from "../print.ts";
import { resultsText } from "../results-text.ts";
import { soFarOf, soFarText } from "../so-far.ts";

/** Where a batch stands, and what its runs that have ended come to. */
const showBatch = async (folder: string, { json }: { json: boolean }): Promise<void> => {
  const record = await readBatch(folder);
  const { batchResults } = await import("../../app/batch/results.ts");
  const results = await batchResults(record);
  const { status, runs } = record.batch;
  const ended = countEnded(record);
  printDocument(
    json
      ? { batch: folder, status, runs, ended, results }
      : [`${fromHere(folder)}: ${status}, ${ended} of ${runs} runs are over`, "", resultsText(results)].join("\n"),
    { json },
  );
};

export const showCommand = (): Command =>
  addOptions(
    new Command("show")
      .description(
        "a run: its scores, its best reward, where its report is; what is known so far of one that goes on; or a batch",
      )
      .argument("<run>", "a run folder, the beginning or id of its name, or latest; or a batch"),
    ["runs", "json"],
  ).action(async (wanted: string, _flags: unknown, command: Command) => {
    const json = wantsJson(command);
    const batch = await findBatch(runsFolder(command), wanted);
    if (batch !== null) return showBatch(batch, { json });
    const record = await readRun(await resolveRun(runsFolder(command), wanted));
    const { folder, run, status, config, summary, events } = record;
    if (summary !== null && !isUnderWay(status)) {
      // The folder may have been moved, and the person stands elsewhere than whoever ran it.
      const best = summary.best && { ...summary.best, reward: fromHere(join(folder, "best", "reward.ts")) };
      printSummary({ ...summary, run: fromHere(folder), best }, { json });
      return;
    }
    const soFar = soFarOf(events, { config, asked: (run as Partial<RunSummary>).constraints });
    const { environment, task, seed } = run;
    printDocument(
      json ? { run: folder, status, environment, task, seed, ...soFar } : soFarText(record, soFar, fromHere(folder)),
      { json },
    );
  });
