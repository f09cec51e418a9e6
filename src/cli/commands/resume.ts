import { Command } from "commander";
import { budgetNames } from "../../app/batch/budget-names.ts";
import type { Retry } from "../../app/batch/standing.ts";
import type { RunConfig } from "../../app/config.ts";
import { fromHere } from "../../app/invocation.ts";
import type { OptionName } from "../../app/options.ts";
import { upgradeConfig } from "../../app/upgrade.ts";
import { findBatch } from "../../store/batches.ts";
import { readRun, resolveRun } from "../../store/runs.ts";
import { usageError } from "../../core/errors.ts";
import { addOptions, givenFlags, runsFolder, saidAnew } from "../flags.ts";
import { batchFlags, performOpened, shownBy } from "./batch.ts";
import type { RunHooks } from "../../app/carry-out.ts";
import { checkFace } from "../session/face.ts";
import { performSession, answersOption } from "./session.ts";
import { performRun } from "../perform.ts";
import { printNotices } from "../print.ts";
import { waiting } from "../waiting.ts";

/** What may change between the parts of a run without changing its result: how it is run and how far it may go. */
const changeable: OptionName[] = [
  "jobs",
  "executor",
  "redis",
  "deadline",
  "max-calls",
  "max-tokens",
  "max-usd",
  "max-steps",
  "max-time",
  "replay",
  "record",
  "fail-under",
  "runs",
  "json",
  "display",
];

/** What `resume` can say of a whole batch: how it is carried out, and how far it may go. */
const ofBatch: readonly string[] = [...budgetNames, "fail-under", "jobs", "runs", "json", "display", "quiet", "retry"];

const retryOf = (given: unknown): Retry | undefined => {
  if (given === undefined || given === "failed" || given === "errored") return given;
  throw usageError({
    code: "bad-option",
    message: `--retry: ${JSON.stringify(given)} is not failed or errored, and of a batch its runs are retried, no candidates`,
    action: "Give failed or errored; or resume one of its runs.",
  });
};

const resumeBatch = async (folder: string, command: Command): Promise<void> => {
  const other = Object.keys(givenFlags(command)).find((name) => !ofBatch.includes(name));
  if (other !== undefined) {
    throw usageError({
      code: "bad-option",
      message: `--${other}: ${fromHere(folder)} is a batch, whose runs have that from its file`,
      action: "Change the file, or give --set to `rewardsmith batch FILE`; or resume one of its runs.",
    });
  }
  const flags = givenFlags(command);
  const { reopenBatch } = await import("../../app/batch/open-file.ts");
  const opened = await reopenBatch(folder, batchFlags(command));
  await performOpened(opened, { asked: { again: false, retry: retryOf(flags["retry"]) }, shown: shownBy(command) });
};

export const resumeCommand = (): Command =>
  addOptions(
    new Command("resume")
      .description("go on with an interrupted run or batch, or extend a run that has ended")
      .argument("<run>", "a run folder, the beginning or id of its name, or latest; or a batch")
      .option(
        "--generations <N>",
        "N further generations after an ended search; what they find is confirmed on report seeds of its own",
      )
      .option(
        "--say <TEXT>",
        "a note to the designer; a search that had ended is extended by a generation that is told it",
      )
      .option(
        "--retry <WHICH>",
        "failed, or a candidate's id: what failed while it was trained is trained again as it is, in a further generation; of a batch failed or errored, as in batch",
      )
      .option(answersOption[0], `of a session: ${answersOption[1]} (default: as before)`),
    changeable,
    { kept: true },
  ).action(async (run: string, _flags: unknown, command: Command) => {
    const flags = givenFlags(command);
    const batch = await findBatch(runsFolder(command), run);
    if (batch !== null) return resumeBatch(batch, command);
    const record = await readRun(await resolveRun(runsFolder(command), run));
    const { resumeRun, wayOn } = await waiting("loading", () => import("../../app/resume.ts"));
    const { plan: _, ...kept } = upgradeConfig(record.config);
    const options = Object.entries(flags).filter(([name]) => !["say", "retry", "answers"].includes(name));
    const { generations, ...overrides } = saidAnew(Object.fromEntries(options), kept).overrides;
    const config: RunConfig = { ...kept, json: false, display: "auto", ...overrides };
    const say = flags["say"] as string | undefined;
    const retry = flags["retry"] as string | undefined;
    const request = {
      overrides,
      ...(retry !== undefined && { retry }),
      ...(generations !== undefined && { generations }),
      ...(say !== undefined && { say }),
    };
    const way = wayOn(record, request);
    if (typeof way === "string") {
      const start = (hooks: RunHooks) => resumeRun(record, { ...hooks, ...request, way });
      const asks = (flags["answers"] ?? kept.session) as string | undefined;
      // Who has said what they wanted to say is not asked.
      if (asks === undefined || say !== undefined || retry !== undefined) await performRun({ config, start });
      else await performSession(checkFace(asks), { config, start });
      return;
    }
    printNotices([way.notice]);
    await performRun({ config, start: async () => way.ended });
  });
