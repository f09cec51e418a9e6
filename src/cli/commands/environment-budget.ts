import { Command } from "commander";
import { resolveConfig } from "../../app/config.ts";
import type { OptionName } from "../../app/options.ts";
import { ExitCode, usageError } from "../../core/errors.ts";
import { addOptions, givenFlags, worldFlags } from "../flags.ts";
import { interruptible } from "../perform.ts";
import { printDocument, printNotices } from "../print.ts";
import { createStepsProgress } from "../progress/steps-progress.ts";
import { stepsReportText } from "../steps-text.ts";
import { waiting } from "../waiting.ts";

const used: OptionName[] = [
  ...worldFlags,
  "task",
  "fitness",
  "measure",
  "success",
  "episodes",
  "learner",
  "learner-option",
  "physics",
  "jobs",
  "executor",
  "redis",
  "deadline",
  "runs",
  "dry-run",
  "json",
  "display",
];

/** `25000,50000` in ascending order. */
const budgetsOf = (text: string | undefined): number[] | undefined => {
  if (text === undefined) return undefined;
  const budgets = text.split(",").map((word) => (/^\s*\d+\s*$/.test(word) ? Number(word) : Number.NaN));
  const isAscending = budgets.every((steps, index) => steps >= 1 && steps > (budgets[index - 1] ?? 0));
  if (isAscending && budgets.length > 1) return budgets;
  throw usageError({
    code: "bad-option",
    message: `--budgets ${text}: these are not two or more environment steps in ascending order`,
    action: "Give them with commas between, such as 25000,50000,100000.",
  });
};

/** What names the world and its task again, as it was typed. */
const worldWords = (env: string, flags: Record<string, unknown>): string[] => [
  env,
  ...[...worldFlags, "task", "fitness", "measure", "success", "learner", "learner-option"].flatMap((name) =>
    [flags[name] ?? []].flat().flatMap((value) => [`--${name}`, String(value)]),
  ),
];

/** `env budget`. */
export const environmentBudget = addOptions(
  new Command("budget")
    .description(
      "how many steps a training in it should have: trains under the task's human, else the environment's own, else the sparse reward at growing budgets until two in a row agree; what is trained is kept",
    )
    .argument("<environment>")
    .option(
      "--budgets <LIST>",
      "environment steps that are tried, in ascending order (default: 25000,50000,100000,200000,400000)",
    ),
  used,
  { said: { "dry-run": "print what it would take at the most; nothing is kept" } },
).action(async (env: string, _flags: unknown, command: Command) => {
  const { budgets: listed, ...flags } = givenFlags(command);
  const budgets = budgetsOf(listed as string | undefined);
  const config = resolveConfig({ flags: { ...flags, env }, variables: process.env });
  const { openSteps, reportSteps } = await waiting("loading", () => import("../../app/steps/report-steps.ts"));
  const { notices, ...asked } = await waiting("loading the environment", () => openSteps(config, budgets));
  printNotices(notices);
  if (config["dry-run"]) {
    const { foreseeSteps } = await import("../../app/steps/resolve.ts");
    const cost = await waiting("trying how fast it trains", () => foreseeSteps(asked));
    const { stepsCostText } = await import("../../app/steps/cost-text.ts");
    printDocument(
      config.json ? { under: asked.under.name, budgets: asked.budgets, cost } : stepsCostText(cost),
      config,
    );
    return;
  }
  const progress = createStepsProgress({ display: config.display, stream: process.stderr });
  const { interrupt, close } = interruptible(progress.say);
  try {
    const report = await reportSteps(asked, { ...progress.hooks, interrupt: interrupt.signal });
    progress.close();
    printDocument(config.json ? report : stepsReportText(report, { world: worldWords(env, flags) }), config);
    process.exitCode = report.proposal.steps === null ? ExitCode.belowThreshold : ExitCode.done;
  } finally {
    progress.close();
    close();
  }
});
