import { Command } from "commander";
import { RewardsmithError } from "../../core/errors.ts";
import { readRun, resolveRun } from "../../store/runs.ts";
import { spendOf } from "../../evolution/spend.ts";
import { printDocument, printSummary } from "../print.ts";

export const showCommand = (): Command =>
  new Command("show")
    .description("a past run: its scores, its best reward, where its report is")
    .argument("<run>", "a run folder, or the beginning or id of its name")
    .option("--runs <DIR>", "folder of run folders", "runs")
    .option("--json", "print one JSON document on stdout")
    .action(async (wanted: string, flags: { runs: string; json?: boolean }) => {
      const { folder, status, summary, events } = await readRun(await resolveRun(flags.runs, wanted));
      if (summary !== null) {
        printSummary(summary, { json: flags.json ?? false });
        return;
      }
      if (flags.json) {
        printDocument({ run: folder, status, spent: spendOf(events) }, { json: true });
        return;
      }
      throw new RewardsmithError({
        code: "not-ended",
        message: `${folder} has not ended (${status}); ${spendOf(events).trainings} trainings are recorded`,
        action: status === "running" ? "Wait for it." : `Go on with: rewardsmith resume ${folder}`,
      });
    });
