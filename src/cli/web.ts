import type { Command } from "commander";
import { asStarted } from "../app/invocation.ts";
import { messageOf, RewardsmithError } from "../core/errors.ts";

/** What the commands that search have besides: the dashboard, in a process of its own. */
export const addWeb = (command: Command): Command =>
  command.option(
    "--web",
    "watch it in the browser, and have a say: starts the dashboard of the runs folder, and prints its address",
  );

/** Says where it is, or why it is not: the search goes on either way. */
export const startWeb = async (runs: string): Promise<void> => {
  try {
    const { openDashboard } = await import("../app/dashboard/open.ts");
    process.stderr.write(`dashboard: ${await openDashboard(runs)}\n`);
  } catch (thrown) {
    const action = thrown instanceof RewardsmithError ? ` ${thrown.action}` : "";
    process.stderr.write(asStarted(`rewardsmith: ${messageOf(thrown)}${action}\n`));
  }
};
