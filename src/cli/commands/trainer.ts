import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import type { TrainerFinding } from "../../app/trainer-finding.ts";
import { ExitCode, usageError } from "../../core/errors.ts";
import { addOptions, givenFlags, optionOf, wantsJson } from "../flags.ts";
import { printDocument } from "../print.ts";

const marks: Record<TrainerFinding["verdict"], string> = { kept: "ok     ", broken: "BROKEN ", skipped: "skipped" };

const textOf = ({ rule, verdict, message, hint }: TrainerFinding): string =>
  [`${marks[verdict]} ${rule}: ${message}`, ...(hint === undefined ? [] : [`        ${hint}`])].join("\n");

const check = addOptions(
  new Command("check")
    .description("does a trainer of yours keep the contract? trains a little, a few times, and says what is wrong")
    .argument("<command>", 'how it is called: "python train.py"'),
  ["state", "steps", "episodes", "deadline", "json"],
  {
    said: {
      steps: "environment steps of each training (default: 2000)",
      episodes: "evaluation episodes (default: 3)",
      deadline: "longest a training may take (default: 10m)",
    },
  },
).action(async (asked: string, _flags: unknown, command: Command) => {
  const { state, steps, episodes, deadline } = givenFlags(command);
  const json = wantsJson(command);
  if (state === undefined)
    throw usageError({
      code: "no-world",
      message: "trainer check: no world was named",
      action: "Give --state FILE, the YAML file that names its fields (docs/tutorials/trainer.md).",
    });
  if (steps === "auto")
    throw usageError({
      code: "bad-option",
      message: "--steps auto: a check trains a little, whatever its world would take",
      action: "Give --steps N, or leave it out.",
    });
  const number = (name: "steps" | "episodes" | "deadline", given: unknown, standard: number): number =>
    given === undefined ? standard : Number(optionOf(command, name));
  const { checkTrainerCommand } = await import("../../app/trainer-check.ts");
  const findings = await checkTrainerCommand({
    command: asked,
    state: String(state),
    steps: number("steps", steps, 2000),
    episodes: number("episodes", episodes, 3),
    deadline: number("deadline", deadline, 600),
    onFinding: (finding) => void (json || process.stdout.write(`${textOf(finding)}\n`)),
  });
  const passed = findings.every(({ verdict }) => verdict !== "broken");
  if (json) printDocument({ trainer: asked, passed, findings }, { json });
  else process.stdout.write(passed ? `${asked} keeps the contract\n` : `${asked} breaks the contract\n`);
  process.exitCode = passed ? ExitCode.done : ExitCode.belowThreshold;
});

const helper = new Command("helper")
  .description("rewardsmith_trainer.py, a file to copy beside your trainer, which keeps the contract for it")
  .option("--out <FILE>", "the file to write (default: stdout)")
  .action(async ({ out }: { out?: string }) => {
    const { trainerHelper } = await import("../../app/trainer-helper.ts");
    const text = await trainerHelper();
    if (out === undefined) process.stdout.write(text);
    else await writeFile(out, text);
  });

export const trainerCommand = (): Command =>
  new Command("trainer").description("trainers of your own: check, helper").addCommand(check).addCommand(helper);
