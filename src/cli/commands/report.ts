import { Command } from "commander";
import { fromHere } from "../../app/invocation.ts";
import { addOptions, runsFolder } from "../flags.ts";

export const reportCommand = (): Command =>
  addOptions(
    new Command("report")
      .description("write a run's report.html again, at any time, also of a running or interrupted run")
      .argument("<run>", "a run folder, the beginning or id of its name, or latest")
      .option("--out <FILE>", "where to write it (default: report.html in the run's folder)"),
    ["runs"],
  ).action(async (wanted: string, flags: { out?: string }, command: Command) => {
    const { writeReport } = await import("../../app/report.ts");
    process.stdout.write(`${fromHere(await writeReport(wanted, { runs: runsFolder(command), out: flags.out }))}\n`);
  });
