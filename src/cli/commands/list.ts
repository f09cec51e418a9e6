import { Command } from "commander";
import { listRuns } from "../../store/runs.ts";
import { figure } from "../figures.ts";
import { printDocument, table } from "../print.ts";

export const listCommand = (): Command =>
  new Command("list")
    .description("past runs")
    .option("--runs <DIR>", "folder of run folders", "runs")
    .option("--json", "print one JSON document on stdout")
    .action(async (flags: { runs: string; json?: boolean }) => {
      const entries = await listRuns(flags.runs);
      const text =
        entries.length === 0
          ? `no runs in ${flags.runs}`
          : table([
              ["run", "status", "best"],
              ...entries.map(({ name, status, best, problem }) => [
                name,
                problem ?? status,
                best === null ? "-" : figure(best),
              ]),
            ]);
      printDocument(flags.json ? entries : text, { json: flags.json ?? false });
    });
