import { Command } from "commander";
import { fromHere } from "../../app/invocation.ts";
import { addOptions, optionOf, runsFolder, wantsJson } from "../flags.ts";
import { printDocument } from "../print.ts";
import { resultsExitCode } from "../results-exit-code.ts";
import { resultsText } from "../results-text.ts";

export const compareCommand = (): Command =>
  addOptions(
    new Command("compare")
      .description(
        "what runs came to, side by side: intervals over seeds, paired differences, what their configurations differ in",
      )
      .argument(
        "<run...>",
        "run folders, beginnings or ids of their names, or latest; runs that differ in their seeds alone are one cell",
      )
      .option("--out <DIR>", "folder for summary.json, summary.csv, runs.csv, figures and a page"),
    ["runs", "json", "fail-under"],
    { said: { "fail-under": "exit with 3 if any cell is below" } },
  ).action(async (wanted: string[], { out }: { out?: string }, command: Command) => {
    const threshold = optionOf(command, "fail-under") as string | undefined;
    const { compareRuns } = await import("../../app/compare.ts");
    const results = await compareRuns(wanted, { runs: runsFolder(command) });
    const files =
      out === undefined ? [] : await (await import("../../app/results.ts")).writeResults(results, { folder: out });
    const json = wantsJson(command);
    const written = files.map((file) => fromHere(file));
    printDocument(json ? results : [resultsText(results), ...(written.length > 0 ? ["", ...written] : [])].join("\n"), {
      json,
    });
    process.exitCode = resultsExitCode(results, threshold);
  });
