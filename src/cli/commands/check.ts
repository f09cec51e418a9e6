import { Command } from "commander";
import { checkReward, readReward } from "../../app/check.ts";
import { resolveConfig } from "../../app/config.ts";
import { problemOptions } from "../../app/problem-options.ts";
import type { OptionName } from "../../app/options.ts";
import { ExitCode, usageError } from "../../core/errors.ts";
import { addOptions, givenFlags, worldFlags } from "../flags.ts";
import { diagnosticLines, printDocument, printNotices } from "../print.ts";
import { waiting } from "../waiting.ts";

const used: OptionName[] = ["env", ...worldFlags, "task", "raise", "json"];

export const checkCommand = (): Command =>
  addOptions(
    new Command("check")
      .description("the critic alone: is this reward program worth training?")
      .argument("[file]", "reward program")
      .option("--explain <rule>", "what a rule of the critic means, with an example; needs no file"),
    used,
  ).action(async (file: string | undefined, flags: { explain?: string }, command: Command) => {
    if (flags.explain !== undefined) {
      const { explainRule } = await import("../../app/rule-text.ts");
      process.stdout.write(explainRule(flags.explain));
      return;
    }
    if (file === undefined) {
      throw usageError({
        code: "no-file",
        message: "check needs the file of a reward program",
        action: "Give its path, or --explain RULE for what a rule means.",
      });
    }
    const config = resolveConfig({ flags: givenFlags(command), variables: process.env });
    const text = await readReward(file);
    const { criticOf, wireExecutor, problem } = await waiting("loading the environment and the critic", async () => {
      const { openProblem } = await import("../../app/problem.ts");
      return {
        ...(await import("../../app/wiring.ts")),
        problem: await openProblem({ env: config.env, task: config.task, options: problemOptions(config) }),
      };
    });
    printNotices(problem.loaded.notices);
    const executor = wireExecutor({ jobs: 1, deadline: 120 });
    try {
      const critic = criticOf(config, problem);
      const { accepted, diagnostics } = await checkReward(text, { problem: { ...problem, critic }, executor });
      printDocument(config.json ? { accepted, diagnostics } : diagnosticLines({ file, accepted, diagnostics }), config);
      process.exitCode = accepted ? ExitCode.done : ExitCode.belowThreshold;
    } finally {
      await executor.close();
    }
  });
