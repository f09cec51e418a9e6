import { Command } from "commander";
import { resolveConfig, type RunConfig } from "../../app/config.ts";
import type { OptionName } from "../../app/options.ts";
import { upgradeConfig } from "../../app/upgrade.ts";
import { readRun, resolveRun } from "../../store/runs.ts";
import { addOptions, givenFlags, runsFolder } from "../flags.ts";
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

export const resumeCommand = (): Command =>
  addOptions(
    new Command("resume")
      .description("go on with an interrupted run, or extend one that has ended")
      .argument("<run>", "a run folder, the beginning or id of its name, or latest")
      .option(
        "--generations <N>",
        "N further generations after an ended search; what they find is confirmed on report seeds of its own",
      )
      .option(
        "--say <TEXT>",
        "a note to the designer; a search that had ended is extended by a generation that is told it",
      )
      .option(answersOption[0], `of a session: ${answersOption[1]} (default: as before)`),
    changeable,
    { kept: true },
  ).action(async (run: string, _flags: unknown, command: Command) => {
    const flags = givenFlags(command);
    const record = await readRun(await resolveRun(runsFolder(command), run));
    const { resumeRun, wayOn } = await waiting("loading", () => import("../../app/resume.ts"));
    const { plan: _, ...kept } = upgradeConfig(record.config);
    // Validated as a whole, so that a bad value is refused here as in `run`.
    const given = resolveConfig({ flags: { env: kept.env, ...flags }, variables: {} });
    const generations = flags["generations"] === undefined ? undefined : given.generations;
    const overrides = Object.fromEntries(
      Object.keys(flags)
        .filter((name) => !["generations", "say", "answers"].includes(name))
        .map((name) => [name, given[name as keyof RunConfig]]),
    ) as Partial<RunConfig>;
    const config: RunConfig = { ...kept, json: false, display: "auto", ...overrides };
    const say = flags["say"] as string | undefined;
    const request = { overrides, ...(generations !== undefined && { generations }), ...(say !== undefined && { say }) };
    const way = wayOn(record, request);
    if (typeof way === "string") {
      const start = (hooks: RunHooks) => resumeRun(record, { ...hooks, ...request, way });
      const asks = (flags["answers"] ?? kept.session) as string | undefined;
      // Who has said what they wanted to say is not asked.
      if (asks === undefined || say !== undefined) await performRun({ config, start });
      else await performSession(checkFace(asks), { config, start });
      return;
    }
    printNotices([way.notice]);
    await performRun({ config, start: async () => way.ended });
  });
