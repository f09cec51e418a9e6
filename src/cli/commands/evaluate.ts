import { Command } from "commander";
import { checkReward, readReward } from "../../app/check.ts";
import { problemOptions, resolveConfig } from "../../app/config.ts";
import type { Evaluation } from "../../app/evaluate.ts";
import type { OptionName } from "../../app/options.ts";
import { learnerOf, planOf } from "../../app/plan.ts";
import { ExitCode } from "../../core/errors.ts";
import { countText, figure, percent } from "../../core/format.ts";
import { scoreWords, seedsText, spreadTitle } from "../../core/score-words.ts";
import { addOptions, givenFlags } from "../flags.ts";
import { diagnosticLines, printDocument, printNotices, table } from "../print.ts";

const used: OptionName[] = [
  "env",
  "env-option",
  "python-import",
  "python-timeout",
  "env-fields",
  "task",
  "fitness",
  "steps",
  "episodes",
  "seed",
  "report-seeds",
  "learner",
  "physics",
  "jobs",
  "deadline",
  "json",
  "display",
];

const asText = (evaluation: Evaluation): string => {
  const { fitness, success } = evaluation;
  if (fitness === null || success === null) {
    return `failed: ${evaluation.failure?.reason}: ${evaluation.failure?.message}`;
  }
  const { mean, spread } = scoreWords(fitness);
  return [
    `${evaluation.environment}: ${evaluation.task}`,
    `fitness ${mean}, ${spreadTitle(fitness.values.length)} ${spread} ${seedsText(fitness.values.length, "report")}, success ${percent(success)}`,
    "",
    table([
      ["term", "mean", "min", "max", "share"],
      ...Object.entries(evaluation.terms).map(([name, term]) => [
        name,
        figure(term.mean),
        figure(term.min),
        figure(term.max),
        percent(term.share),
      ]),
    ]),
    "",
    `${countText(evaluation.environmentSteps)} environment steps in ${evaluation.seconds} s`,
    ...(evaluation.notices ?? []).flatMap((notice) => ["", `note: ${notice}`]),
  ].join("\n");
};

export const evaluateCommand = (): Command =>
  addOptions(
    new Command("evaluate").description("train under a reward file and score it").argument("<file>", "reward program"),
    used,
    {
      said: {
        seed: "seed from which those of the trainings are drawn (default: 1)",
        "report-seeds": "trainings under the file, each with a seed of its own (default: 5)",
      },
    },
  ).action(async (file: string, _flags: unknown, command: Command) => {
    const config = resolveConfig({ flags: givenFlags(command), variables: process.env });
    const text = await readReward(file);
    const { openProblem } = await import("../../app/problem.ts");
    const { onPhysics, resolvePhysics } = await import("../../app/physics.ts");
    const { wireExecutor } = await import("../../app/wiring.ts");
    const { evaluateReward } = await import("../../app/evaluate.ts");
    const { physics, notices } = await resolvePhysics(config.physics, process.env);
    const problem = onPhysics(await openProblem({ ...config, options: problemOptions(config) }), physics);
    const { learner, reason } = learnerOf(config, problem);
    printNotices([
      ...(problem.loaded.notices ?? []),
      ...notices,
      ...(config.learner === "auto" ? [`learner ${learner}: ${reason}`] : []),
    ]);
    const executor = wireExecutor(config);
    try {
      const { accepted, diagnostics, reward } = await checkReward(text, { problem, executor });
      if (!accepted || reward === null) {
        printDocument(
          config.json ? { accepted, diagnostics } : diagnosticLines({ file, accepted, diagnostics }),
          config,
        );
        process.exitCode = ExitCode.belowThreshold;
        return;
      }
      let told = performance.now();
      const evaluation = await evaluateReward({
        reward,
        problem,
        plan: planOf(config, problem),
        executor,
        onProgress: (seed, { steps, total, stepsPerSecond }) => {
          if (config.display === "none" || performance.now() - told < 5000) return;
          told = performance.now();
          process.stderr.write(`seed ${seed}: ${steps} of ${total} steps, ${Math.round(stepsPerSecond)} steps/s\n`);
        },
      });
      printDocument(config.json ? evaluation : asText(evaluation), config);
      process.exitCode = evaluation.outcome === "trained" ? ExitCode.done : ExitCode.allFailed;
    } finally {
      await executor.close();
    }
  });
