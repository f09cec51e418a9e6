import { Command } from "commander";
import { checkReward, readReward } from "../../app/check.ts";
import { ExitCode } from "../../core/errors.ts";
import { environmentNamed } from "../flags.ts";
import { diagnosticLines, printDocument } from "../print.ts";

export const checkCommand = (): Command =>
  new Command("check")
    .description("the critic alone: is this reward program worth training?")
    .argument("<file>", "reward program")
    .option("--env <NAME|PATH>", "environment")
    .option("--task <NAME>", "task of the environment")
    .option("--json", "print one JSON document on stdout")
    .action(async (file: string, flags: { env?: string; task?: string; json?: boolean }) => {
      const text = await readReward(file);
      const { openProblem } = await import("../../app/problem.ts");
      const { wireExecutor } = await import("../../app/wiring.ts");
      const problem = await openProblem({ env: environmentNamed(flags.env), task: flags.task });
      const executor = wireExecutor({ jobs: 1, deadline: 120 });
      try {
        const { accepted, diagnostics } = await checkReward(text, { problem, executor });
        printDocument(flags.json ? { accepted, diagnostics } : diagnosticLines({ file, accepted, diagnostics }), {
          json: flags.json ?? false,
        });
        process.exitCode = accepted ? ExitCode.done : ExitCode.belowThreshold;
      } finally {
        await executor.close();
      }
    });
