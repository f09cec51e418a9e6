import { Command } from "commander";
import { resolveConfig, type RunConfig } from "../../app/config.ts";
import type { OptionName } from "../../app/options.ts";
import { readRun, resolveRun } from "../../store/runs.ts";
import { addOptions, givenFlags, runsFolder } from "../flags.ts";
import { performRun } from "../perform.ts";

/** What may change between the parts of a run without changing its result: how it is run and how far it may go. */
const changeable: OptionName[] = [
  "jobs",
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
      .description("go on with an interrupted run")
      .argument("<run>", "a run folder, or the beginning or id of its name"),
    changeable,
    { kept: true },
  ).action(async (run: string, _flags: unknown, command: Command) => {
    const flags = givenFlags(command);
    const folder = await resolveRun(runsFolder(command), run);
    const { config: recorded } = await readRun(folder);
    const { plan: _, ...kept } = recorded as RunConfig & { plan: unknown };
    // Validated as a whole, so that a bad value is refused here as in `run`.
    const given = resolveConfig({ flags: { env: kept.env, ...flags }, variables: {} });
    const overrides = Object.fromEntries(
      Object.keys(flags).map((name) => [name, given[name as keyof RunConfig]]),
    ) as Partial<RunConfig>;
    const config: RunConfig = { ...kept, json: false, display: "auto", ...overrides };
    const { resumeRun } = await import("../../app/run.ts");
    await performRun({ config, start: (hooks) => resumeRun(folder, { ...hooks, overrides }) });
  });
