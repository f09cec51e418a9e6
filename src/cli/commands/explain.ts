import { Command } from "commander";
import { asStarted } from "../../app/invocation.ts";
import type { OptionName } from "../../app/options.ts";
import { upgradeConfig } from "../../app/upgrade.ts";
import { ExitCode, usageError } from "../../core/errors.ts";
import { readRun, resolveRun } from "../../store/runs.ts";
import { explanationText, planText } from "../explanation-text.ts";
import { addOptions, givenFlags, runsFolder, saidAnew } from "../flags.ts";
import { interruptible } from "../perform.ts";
import { printDocument } from "../print.ts";
import { createExplainProgress } from "../progress/explain-progress.ts";
import { waiting } from "../waiting.ts";

const used: OptionName[] = [
  "jobs",
  "executor",
  "redis",
  "deadline",
  "max-steps",
  "max-time",
  "runs",
  "dry-run",
  "json",
  "display",
];

const seedsOf = (given: unknown): number | undefined => {
  if (given === undefined) return undefined;
  const seeds = Number(given);
  if (Number.isInteger(seeds) && seeds >= 1) return seeds;
  throw usageError({
    code: "bad-option",
    message: `--seeds: ${JSON.stringify(given)} is not a whole number from 1`,
    action: "Give how many pairs of trainings each change shall have; from 3 on they tell something.",
  });
};

/** Whoever asks for a rule of the critic by the word that is near. */
const refuseRule = (wanted: string, thrown: unknown): never => {
  if (!/^[a-z]+\/[a-z-]+$/.test(wanted)) throw thrown;
  throw usageError({
    code: "unknown-run",
    message: `explain is about a run, and there is none called ${wanted}`,
    action: `What a rule of the critic means: rewardsmith check --explain ${wanted}`,
    cause: thrown,
  });
};

export const explainCommand = (): Command =>
  addOptions(
    new Command("explain")
      .description(
        "why a run's best reward won: each term taken out, its two largest weights halved and doubled, trained on paired seeds; where each term comes from",
      )
      .argument("<run>", "a run folder, the beginning or id of its name, or latest")
      .option("--candidate <ID>", "explain this candidate instead of the best")
      .option("--seeds <N>", "trainings a change, each paired with the reward's own (default: the run's report seeds)"),
    used,
    {
      kept: true,
      said: { "dry-run": "print what would be trained and what it may take; nothing is" },
    },
  ).action(async (wanted: string, _flags: unknown, command: Command) => {
    const flags = givenFlags(command);
    const folder = await resolveRun(runsFolder(command), wanted).catch((thrown: unknown) => refuseRule(wanted, thrown));
    const record = await readRun(folder);
    const { plan: _, ...kept } = upgradeConfig(record.config);
    const named = Object.fromEntries(Object.entries(flags).filter(([name]) => used.includes(name as OptionName)));
    const { config: given, overrides } = saidAnew(named, kept);
    const request = {
      overrides: { runs: kept.runs, ...overrides },
      candidate: flags["candidate"] as string | undefined,
      seeds: seedsOf(flags["seeds"]),
    };
    if (given["dry-run"]) {
      const { planExplanation } = await waiting("loading", () => import("../../app/explain-plan.ts"));
      const plan = await planExplanation(record, request);
      const { candidate, seeds, cost, changes } = plan;
      const told = changes.map(({ term, change }) => ({ term, change }));
      printDocument(given.json ? { candidate, seeds, changes: told, cost } : planText(plan), given);
      return;
    }
    const progress = createExplainProgress({ display: given.display, stream: process.stderr });
    const { interrupt, close } = interruptible(progress.say);
    try {
      const { explainRun } = await import("../../app/explain.ts");
      const explanation = await explainRun(record, request, {
        onEvent: progress.onEvent,
        onPlan: (plan) => {
          progress.say(planText(plan));
          progress.expect(plan.cost.trainings);
        },
        interrupt: interrupt.signal,
      });
      progress.close();
      printDocument(given.json ? explanation : asStarted(explanationText(explanation)), given);
      process.exitCode = explanation.status === "budget" ? ExitCode.budget : ExitCode.done;
    } finally {
      progress.close();
      close();
    }
  });
