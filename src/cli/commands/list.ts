import { Command } from "commander";
import { listRuns } from "../../store/runs.ts";
import { figure } from "../../core/format.ts";
import { addOptions, runsFolder, wantsJson } from "../flags.ts";
import { printDocument, table } from "../print.ts";

export const listCommand = (): Command =>
  addOptions(new Command("list").description("past runs, newest first"), ["runs", "json"]).action(
    async (_flags: unknown, command: Command) => {
      const runs = runsFolder(command);
      const entries = await listRuns(runs);
      const text =
        entries.length === 0
          ? `no runs in ${runs}`
          : table([
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
      const json = wantsJson(command);
      printDocument(json ? entries : text, { json });
    },
  );
