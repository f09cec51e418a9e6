import { Command } from "commander";
import type { OptionName } from "../../app/options.ts";
import { usageError } from "../../core/errors.ts";
import { fromHere } from "../../app/invocation.ts";
import { isRewardFile } from "../../app/is-file.ts";
import { addOptions, givenFlags, optionOf, runsFolder, wantsJson, worldFlags } from "../flags.ts";
import { printDocument, printNotices } from "../print.ts";
import { resultsExitCode } from "../results-exit-code.ts";
import { rewardsText } from "../rewards-text.ts";
import { waiting } from "../waiting.ts";
import { resultsText } from "../results-text.ts";

const ofRewards: OptionName[] = ["env", ...worldFlags, "task"];

/** What is not heeded is refused. */
const refuse = (command: Command, { of, why }: { of: readonly string[]; why: string }): void => {
  const given = givenFlags(command);
  const needless = of.find((name) => given[name] !== undefined);
  if (needless === undefined) return;
  throw usageError({ code: "compare/needless-option", message: `--${needless}: ${why}`, action: "Leave it out." });
};

const printRewards = async (wanted: string[], command: Command): Promise<void> => {
  refuse(command, { of: ["out", "fail-under"], why: "rewards are compared, which have no scores" });
  const compared = await waiting("holding the rewards against each other", async () => {
    const [{ compareRewards }, { wireExecutor }] = await Promise.all([
      import("../../app/compare-rewards.ts"),
      import("../../app/wiring.ts"),
    ]);
    const executor = wireExecutor({ jobs: 1, deadline: 600 });
    try {
      const flags = { ...givenFlags(command), runs: runsFolder(command) };
      return await compareRewards(wanted, { flags, comparer: executor });
    } finally {
      await executor.close();
    }
  });
  const json = wantsJson(command);
  printNotices(compared.notices);
  printDocument(json ? compared : rewardsText(compared), { json });
};

export const compareCommand = (): Command =>
  addOptions(
    new Command("compare")
      .description(
        "what runs came to, side by side: intervals over seeds, paired differences, what their configurations differ in; or how far rewards are from each other",
      )
      .argument(
        "<run...>",
        "run folders, beginnings or ids of their names, or latest; runs that differ in their seeds alone are one cell. A reward's file among them (with --env, or beside a run) and all are held against each other as rewards, of a run its best",
      )
      .option("--rewards", "of runs: their best rewards; of one run: its candidates, from generation to generation")
      .option("--out <DIR>", "folder for summary.json, summary.csv, runs.csv, figures and a page"),
    ["runs", "json", "fail-under", ...ofRewards],
    {
      said: {
        "fail-under": "exit with 3 if any cell is below",
        env: "of reward files: the environment",
        task: "of reward files: whose references they are beside",
      },
    },
  ).action(
    async (wanted: string[], { out, rewards = false }: { out?: string; rewards?: boolean }, command: Command) => {
      if (rewards || wanted.some(isRewardFile)) return printRewards(wanted, command);
      refuse(command, { of: ofRewards, why: "these are runs, which have their environments" });
      const threshold = optionOf(command, "fail-under") as string | undefined;
      const { compareRuns } = await import("../../app/compare.ts");
      const results = await compareRuns(wanted, { runs: runsFolder(command) });
      const files =
        out === undefined ? [] : await (await import("../../app/results.ts")).writeResults(results, { folder: out });
      const json = wantsJson(command);
      const written = files.map((file) => fromHere(file));
      printDocument(
        json ? results : [resultsText(results), ...(written.length > 0 ? ["", ...written] : [])].join("\n"),
        {
          json,
        },
      );
      process.exitCode = resultsExitCode(results, threshold);
    },
  );
