import { join } from "node:path";
import { Command } from "commander";
import { defaults } from "../../app/config.ts";
import { fromHere } from "../../app/invocation.ts";
import type { RunSummary } from "../../core/summary.ts";
import { countEnded, findBatch, readBatch } from "../../store/batches.ts";
import { isUnderWay } from "../../store/run-store.ts";
import { readRun, resolveRun, type RunRecord } from "../../store/runs.ts";
import { candidateText } from "../candidate-text.ts";
import { addOptions, runsFolder, wantsJson } from "../flags.ts";
import { printDocument, printNotices, printSummary } from "../print.ts";
import { resultsText } from "../results-text.ts";
import { waiting } from "../waiting.ts";
import { soFarOf, soFarText } from "../so-far.ts";

/** One candidate: half a page on how it did and why. Its policy is played again where nobody did so for causes yet. */
const showCandidate = async (record: RunRecord, candidate: string, { json }: { json: boolean }): Promise<void> => {
  const { candidatePage } = await waiting("loading", () => import("../../app/candidate-page.ts"));
  const { wireExecutor } = await import("../../app/wiring.ts");
  const { deadline } = defaults();
  let executor: ReturnType<typeof wireExecutor> | undefined;
  try {
    const looker = () => (executor ??= wireExecutor({ jobs: 1, deadline }));
    const page = await waiting("playing its policy again", () => candidatePage(record, candidate, { looker }));
    printNotices(page.notices);
    printDocument(json ? page : candidateText(page), { json });
  } finally {
    await executor?.close();
  }
};

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
        "a run: its scores, its best reward, where its report is; what is known so far of one that goes on; or a batch; or one candidate of a run: how it did and why",
      )
      .argument("<run>", "a run folder, the beginning or id of its name, or latest; or a batch")
      .argument(
        "[candidate]",
        "g1-c2: what its terms paid, its best and worst episode, causes and a lesson (docs/diagnosis.md)",
      ),
    ["runs", "json"],
  ).action(async (wanted: string, candidate: string | undefined, _flags: unknown, command: Command) => {
    const json = wantsJson(command);
    const batch = candidate === undefined ? await findBatch(runsFolder(command), wanted) : null;
    if (batch !== null) return showBatch(batch, { json });
    const record = await readRun(await resolveRun(runsFolder(command), wanted));
    if (candidate !== undefined) return showCandidate(record, candidate, { json });
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
