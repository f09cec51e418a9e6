import { Command } from "commander";
import { resolveConfig } from "../../app/config.ts";
import { asStarted } from "../../app/invocation.ts";
import { performRun } from "../perform.ts";

/**
 * The main job with nothing to configure: a task whose sparse reward teaches a plain learner nothing, solved by the
 * built-in designer. `npm start` runs it.
 */
export const demoCommand = (): Command =>
  new Command("demo")
    .description("the main job on mountain-car with the built-in designer, in under two minutes (also `npm start`)")
    .action(async () => {
      process.stderr.write(
        asStarted(
          "mountain-car, where the task's own sparse reward teaches a plain learner nothing.\n" +
            "The same as: rewardsmith run --env mountain-car --designer symbolic --generations 3 --samples 8\n\n",
        ),
      );
      const config = resolveConfig({
        flags: { env: "mountain-car", designer: "symbolic", generations: 3, samples: 8 },
        variables: process.env,
      });
      await performRun({ config, start: async (hooks) => (await import("../../app/run.ts")).startRun(config, hooks) });
    });
