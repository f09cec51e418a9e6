import { Command, Option } from "commander";
import { ExitCode } from "../../core/errors.ts";
import { validated } from "../../app/config.ts";
import { duration } from "../../app/option-kinds.ts";
import { addOptions, givenFlags, optionOf } from "../flags.ts";
import { waiting } from "../waiting.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const listed = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

/** Until the first signal; the second ends the process at once, and its children with it. */
const signalled = (onFirst: () => void): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked) process.exit(ExitCode.interrupted);
        asked = true;
        onFirst();
        resolve();
      });
    }
  });

export const workerCommand = (): Command =>
  addOptions(
    new Command("worker").description("take trainings from a queue, for searches with --executor bullmq elsewhere"),
    ["redis", "jobs"],
    { said: { redis: "the Redis between this machine and those that search (or REWARDSMITH_REDIS)" } },
  )
    .addOption(
      new Option("--env <PATH>", "an environment of yours that this machine has; may be repeated").argParser(listed),
    )
    .addOption(new Option("--fitness <FILE>", "a task file that this machine has; may be repeated").argParser(listed))
    .option("--trust-bundles", "also run environments and task files that drivers with the same key send")
    .option(
      "--keep <DIR>",
      "where trainings under way are kept; one folder for all workers lets any go on with another's",
    )
    .option("--drain <TIME>", "once asked to stop, give back what takes longer (default: finish it)")
    .action(async (_flags: unknown, command: Command) => {
      const flags = givenFlags(command);
      const drain = flags["drain"] === undefined ? undefined : Number(validated(duration, flags["drain"], "--drain"));
      const say = (message: string) => void process.stderr.write(`${message}\n`);
      const worker = await waiting("loading", async () =>
        (await import("../../app/worker.ts")).openWorker(
          {
            redis: optionOf(command, "redis") as string | undefined,
            jobs: Number(optionOf(command, "jobs")),
            environments: (flags["env"] ?? []) as string[],
            fitness: (flags["fitness"] ?? []) as string[],
            trustsBundles: flags["trust-bundles"] === true,
            keep: flags["keep"] as string | undefined,
          },
          say,
        ),
      );
      say(worker.about);
      await signalled(() => say("stopping: what is under way is finished; asked again, it leaves at once"));
      await worker.drain(drain === undefined ? undefined : drain * 1000);
    });
