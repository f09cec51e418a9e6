import { join } from "node:path";
import { Command } from "commander";
import { fromHere } from "../../app/invocation.ts";
import type { RunSummary } from "../../core/summary.ts";
import { readRun, resolveRun } from "../../store/runs.ts";
import { addOptions, runsFolder, wantsJson } from "../flags.ts";
import { printDocument, printSummary } from "../print.ts";
import { soFarOf, soFarText } from "../so-far.ts";

export const showCommand = (): Command =>
  addOptions(
    new Command("show")
      .description("a run: its scores, its best reward, where its report is; what is known so far of one that goes on")
      .argument("<run>", "a run folder, the beginning or id of its name, or latest"),
    ["runs", "json"],
  ).action(async (wanted: string, _flags: unknown, command: Command) => {
    const json = wantsJson(command);
    const record = await readRun(await resolveRun(runsFolder(command), wanted));
    const { folder, run, status, config, summary, events } = record;
    const isUnderWay = status === "running" || status === "interrupted";
    if (summary !== null && !isUnderWay) {
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
