import { Command } from "commander";
import { checkReward, readReward, type CheckReport } from "../../app/check.ts";
import { resolveConfig, type RunConfig } from "../../app/config.ts";
import type { OptionName } from "../../app/options.ts";
import { ExitCode } from "../../core/errors.ts";
import { addOptions, givenFlags, worldFlags } from "../flags.ts";
import { performRun } from "../perform.ts";
import { diagnosticLines, printDocument } from "../print.ts";

const used: OptionName[] = [
  "env",
  ...worldFlags,
  "trainer",
  "state",
  "task",
  "fitness",
  "measure",
  "success",
  "steps",
  "episodes",
  "seed",
  "report-seeds",
  "references",
  "learner",
  "learner-option",
  "physics",
  "jobs",
  "executor",
  "redis",
  "deadline",
  "max-steps",
  "max-time",
  "fail-under",
  "runs",
  "json",
  "display",
];

/** A reward that the critic refuses is not trained, and leaves no run folder. */
const refusalOf = async (
  text: string,
  config: RunConfig,
): Promise<Pick<CheckReport, "accepted" | "diagnostics"> | null> => {
  const { problemOf } = await import("../../app/run.ts");
  const { wireExecutor } = await import("../../app/wiring.ts");
  const problem = await problemOf(config);
  const executor = wireExecutor({ jobs: 1, deadline: config.deadline });
  try {
    const { accepted, diagnostics } = await checkReward(text, { problem, executor });
    return accepted ? null : { accepted, diagnostics };
  } finally {
    await executor.close();
  }
};

export const evaluateCommand = (): Command =>
  addOptions(
    new Command("evaluate")
      .description("train under a reward file and score it beside the references; keeps a run folder")
      .argument("<file>", "reward program"),
    used,
    {
      said: {
        seed: "seed from which those of the trainings are drawn (default: 1)",
        "report-seeds": "trainings under the file and under each reference, each with a seed of its own (default: 5)",
      },
    },
  ).action(async (file: string, _flags: unknown, command: Command) => {
    const asked = resolveConfig({ flags: givenFlags(command), variables: process.env });
    const text = await readReward(file);
    const config = { ...asked, designer: "given" as const, given: { file, text } };
    const refused = await refusalOf(text, config);
    if (refused !== null) {
      const { accepted, diagnostics } = refused;
      printDocument(config.json ? refused : diagnosticLines({ file, accepted, diagnostics }), config);
      process.exitCode = ExitCode.belowThreshold;
      return;
    }
    const { startRun } = await import("../../app/run.ts");
    await performRun({ config, start: (hooks) => startRun(config, hooks) });
  });
