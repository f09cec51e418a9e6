import { Command, CommanderError } from "commander";
import type { CopyPages } from "../app/copy-pages.ts";
import { asStarted, invocation } from "../app/invocation.ts";
import { checkVariables } from "../app/variables.ts";
import { packageVersion } from "../app/version.ts";
import { ExitCode } from "../core/errors.ts";
import { batchCommand } from "./commands/batch.ts";
import { checkCommand } from "./commands/check.ts";
import { compareCommand } from "./commands/compare.ts";
import { demoCommand } from "./commands/demo.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { environmentCommand } from "./commands/environment.ts";
import { evaluateCommand } from "./commands/evaluate.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { listCommand } from "./commands/list.ts";
import { playCommand } from "./commands/play.ts";
import { reportCommand } from "./commands/report.ts";
import { resumeCommand } from "./commands/resume.ts";
import { runCommand } from "./commands/run.ts";
import { sessionCommand } from "./commands/session.ts";
import { showCommand } from "./commands/show.ts";
import { trainerCommand } from "./commands/trainer.ts";
import { workerCommand } from "./commands/worker.ts";
import { reportError } from "./errors.ts";
import { guardStreams } from "./streams.ts";

/**
 * Every command, under the name by which the person called it, `further` ones of other faces last. Commands load what they
 * need when they run.
 */
export const createProgram = (further: readonly Command[] = [], copyPages?: CopyPages): Command => {
  const program = new Command(invocation())
    .description("From a sentence and a simulator to a trained, measured and explained reward function.")
    .version(`rewardsmith ${packageVersion()} (Node ${process.versions.node})`, "-V, --version", "print the version")
    .showHelpAfterError(asStarted("(see `rewardsmith --help`)"))
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .hook("preAction", () => checkVariables(process.env));
  const commands = [
    runCommand(),
    sessionCommand(),
    batchCommand(),
    resumeCommand(),
    workerCommand(),
    checkCommand(),
    evaluateCommand(),
    exportCommand(copyPages),
    playCommand(),
    environmentCommand(),
    trainerCommand(),
    listCommand(),
    showCommand(),
    reportCommand(),
    compareCommand(),
    explainCommand(),
    doctorCommand(),
    demoCommand(),
    ...further,
  ];
  for (const command of commands) program.addCommand(overridden(command));
  return program;
};

/** The whole command line; sets `process.exitCode` and never throws. */
export const main = async (
  argv: readonly string[],
  { further = [], copyPages }: { further?: readonly Command[]; copyPages?: CopyPages } = {},
): Promise<void> => {
  guardStreams();
  try {
    await createProgram(further, copyPages).parseAsync(argv, { from: "user" });
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      // Commander has printed its message; help and version are successes.
      process.exitCode = thrown.exitCode === 0 || thrown.code === "commander.help" ? ExitCode.done : ExitCode.usage;
      if (thrown.code === "commander.help" && argv.length === 0) process.exitCode = ExitCode.usage;
    } else {
      process.exitCode = reportError(thrown);
    }
  }
  // What was stopped may still wait for an answer or for its next try; nobody else does.
  if (process.exitCode === ExitCode.interrupted || process.exitCode === ExitCode.budget) leave();
};

/** At once, as soon as what was printed has gone out. */
const leave = (): void => {
  if (process.stdout.writableLength === 0) process.exit();
  else process.stdout.once("drain", () => process.exit());
};

/** Commander ends the process by itself unless every command, at every depth, is told not to. */
const overridden = (command: Command): Command => {
  command.exitOverride().showHelpAfterError("(add --help for the options)");
  for (const inner of command.commands) overridden(inner);
  return command;
};
