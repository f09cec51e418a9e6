import { Command } from "commander";
import { listBatches, type BatchEntry } from "../../store/batches.ts";
import { listRuns, type RunEntry } from "../../store/runs.ts";
import { figure } from "../../core/format.ts";
import { addOptions, runsFolder, wantsJson } from "../flags.ts";
import { printDocument, table } from "../print.ts";

const runTable = (entries: readonly RunEntry[]): string =>
  table([
    ["run", "task", "designer", "status", "best", "measured on"],
    ...entries.map(({ name, task, designer, status, best, bestOf, problem }) => [
      name,
      task,
      designer ?? "-",
      problem ?? status,
      best === null ? "-" : figure(best),
      bestOf === null ? "-" : `${bestOf} seeds`,
    ]),
  ]);

const batchTable = (entries: readonly BatchEntry[]): string =>
  table([
    ["batch", "status", "runs", "over"],
    ...entries.map(({ name, status, runs, ended, problem }) => [name, problem ?? status, String(runs), String(ended)]),
  ]);

export const listCommand = (): Command =>
  addOptions(new Command("list").description("past runs and batches, newest first"), ["runs", "json"]).action(
    async (_flags: unknown, command: Command) => {
      const runs = runsFolder(command);
      const entries = await listRuns(runs);
      const batches = await listBatches(runs);
      const text =
        entries.length + batches.length === 0
          ? `no runs in ${runs}`
          : [
              ...(entries.length > 0 ? [runTable(entries)] : []),
              ...(batches.length > 0 ? [batchTable(batches)] : []),
            ].join("\n\n");
      const json = wantsJson(command);
      printDocument(json ? [...entries, ...batches] : text, { json });
    },
  );
