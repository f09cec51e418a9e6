import { Command } from "commander";
import { fromHere } from "../../app/invocation.ts";

export const reportCommand = (): Command =>
  new Command("report")
    .description("write a run's report.html again, at any time, also of a running or interrupted run")
    .argument("<run>", "a run folder, the beginning or id of its name, or latest")
    .option("--runs <DIR>", "folder of run folders", "runs")
    .option("--out <FILE>", "where to write it (default: report.html in the run's folder)")
    .action(async (wanted: string, flags: { runs: string; out?: string }) => {
      const { writeReport } = await import("../../app/report.ts");
      process.stdout.write(`${fromHere(await writeReport(wanted, { runs: flags.runs, out: flags.out }))}\n`);
    });
