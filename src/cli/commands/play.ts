import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Command } from "commander";
import { resolveConfig } from "../../app/config.ts";
import { variableOf, type OptionName } from "../../app/options.ts";
import { findPlaySource, type PlaySource, type PolicyChoice } from "../../app/play-source.ts";
import { messageOf, usageError } from "../../core/errors.ts";
import type { Recording } from "../../core/recording.ts";
import { figure } from "../../core/format.ts";
import { addOptions, givenFlags, runsFolder, worldFlags } from "../flags.ts";
import { printNotices } from "../print.ts";
import { choiceOf, whichOption } from "./policy-choice.ts";

const problemFlags: OptionName[] = ["env", ...worldFlags, "task", "fitness", "measure", "success"];
const used: OptionName[] = [...problemFlags, "episodes", "seed", "deadline", "runs"];

type Outputs = { json?: string; svg?: string; html?: string };
type Flags = Omit<Outputs, "json"> &
  PolicyChoice & { json?: string | true; policy?: string; reward?: string; evaluation?: true };

const endings = { terminated: "ended by the world", truncated: "ended by the clock", invalid: "the physics blew up" };

const report = (line: string): void => void process.stderr.write(`${line}\n`);

const narrate = ({ environment, task, policy, dt, episodes }: Recording): void => {
  report(`${environment.name}${task === null ? "" : `: ${task}`}, policy ${policy}`);
  episodes.forEach(({ fitness, success, return: total, length, ending }, index) => {
    const scores = [
      ...(fitness === null ? [] : [`fitness ${figure(fitness)}`]),
      ...(success === null ? [] : [success ? "success" : "no success"]),
      ...(total === null ? [] : [`return ${figure(total)}`]),
    ];
    const lasted = `${length} steps (${figure(length * dt)} s), ${endings[ending]}`;
    report(`episode ${index + 1}: ${[...scores, lasted].join(", ")}`);
  });
};

const write = async (path: string, { content, flag }: { content: string; flag: string }): Promise<void> => {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (cause) {
    throw usageError({
      code: "play/cannot-write",
      message: `${flag}: cannot write ${path}: ${messageOf(cause)}`,
      action: "Give the path of a file that can be written.",
      cause,
    });
  }
  report(`wrote ${path} (${Math.ceil(content.length / 1024)} kB)`);
};

const writeOutputs = async (recording: Recording, { json, svg, html }: Outputs): Promise<void> => {
  if (json === "-") process.stdout.write(`${JSON.stringify(recording)}\n`);
  else if (json !== undefined) await write(json, { content: `${JSON.stringify(recording)}\n`, flag: "--json" });
  if (svg !== undefined) {
    const { drawFilmStrip } = await import("../../drawing/film-strip.ts");
    await write(svg, { content: drawFilmStrip(recording), flag: "--svg" });
  }
  if (html !== undefined) {
    const { playPage } = await import("../../app/play-page.ts");
    await write(html, { content: await playPage(recording), flag: "--html" });
  }
  if (json === undefined && svg === undefined && html === undefined) {
    report("To watch it, add --html FILE; --svg FILE draws a picture, --json FILE|- writes the data.");
  }
};

const roll = async (
  source: Exclude<PlaySource, { kind: "recording" }> | null,
  { command, flags }: { command: Command; flags: Flags },
): Promise<Recording> => {
  const given = Object.fromEntries(
    Object.entries(givenFlags(command)).filter(([name]) => (used as readonly string[]).includes(name)),
  );
  const named = problemFlags.some((name) => given[name] !== undefined);
  // Environment and task come together, from the command line or from the run.
  const fromRun = source?.run != null && given["env"] === undefined;
  if (fromRun && named) {
    throw usageError({
      code: "play/half-named",
      message: "options of the environment or task were given without --env, and the run has its own",
      action: "Give --env too, or leave them out.",
    });
  }
  const env = fromRun ? { env: "of the run" } : {};
  const config = resolveConfig({ flags: { ...env, ...given }, variables: process.env });
  const manyAsked = given["episodes"] !== undefined || process.env[variableOf("episodes")] !== undefined;
  const { playPolicy } = await import("../../app/play.ts");
  const { wireExecutor } = await import("../../app/wiring.ts");
  const executor = wireExecutor({ jobs: 1, deadline: config.deadline });
  try {
    const { recording, notices } = await playPolicy(
      {
        source,
        random: flags.policy === "random" || flags.candidate === "random",
        choice: choiceOf(flags),
        config: fromRun ? null : config,
        reward: flags.reward ?? null,
        evaluation: flags.evaluation === true,
        // A search evaluates on many; of fresh ones, to look at, one will do.
        episodes: manyAsked ? config.episodes : undefined,
        seed: config.seed,
      },
      executor,
    );
    printNotices(notices);
    return recording;
  } finally {
    await executor.close();
  }
};

/** What belongs to a run is not said of a file, and only one of two ways names who acts. */
const checkChoice = (source: PlaySource | null, { policy, ...choice }: Flags): void => {
  const [name] = (["candidate", "which"] as const).filter((each) => choice[each] !== undefined);
  if (name === undefined || (source?.kind === "run" && policy === undefined)) return;
  throw usageError({
    code: "play/needless-choice",
    message: `--${name} chooses among the policies of a run, and ${policy === undefined ? "no run was given" : "--policy random plays none of them"}`,
    action: `Give a run, or leave --${name} out.`,
  });
};

/** The episodes of an evaluation are the run's: its environment, its seed. */
const checkEvaluation = ({ flags, command }: { flags: Flags; command: Command }): void => {
  const given = givenFlags(command);
  const own = [...problemFlags, "seed" as const].find((name) => given[name] !== undefined);
  if (flags.evaluation !== true || own === undefined) return;
  throw usageError({
    code: "play/needless-choice",
    message: `--evaluation plays the episodes that a run has recorded, and --${own} asks for others`,
    action: `Leave --${own} or --evaluation out.`,
  });
};

const checkFlags = (wanted: string | undefined, { policy }: Flags): void => {
  if (policy !== undefined && policy !== "random") {
    throw usageError({
      code: "play/unknown-policy",
      message: `--policy ${policy}: only 'random' has a name`,
      action: "Give a trained policy by its file or its run, as the first argument of `play`.",
    });
  }
  if (wanted === undefined && policy === undefined) {
    throw usageError({
      code: "play/nothing",
      message: "nothing to play was named",
      action: "Name a run, a policy.json or a recording; or give --policy random --env NAME.",
    });
  }
};

export const playCommand = (): Command =>
  addOptions(
    new Command("play")
      .description("roll out a policy, record what happens, and draw it")
      .argument("[source]", "a run (the best reward's policy), a policy.json, or a recording to draw again")
      .option("--candidate <ID>", "of a run: g1-c2, human, sparse or random instead of the best")
      .addOption(whichOption())
      .option("--policy <random>", "act at random instead of a trained policy")
      .option("--evaluation", "of a run: the very episodes that the chosen policy was scored on, instead of fresh ones")
      .option("--reward <FILE>", "record the terms of this reward program")
      .option("--json [FILE|-]", "write the recording as JSON (without a file: to stdout)")
      .option("--svg <FILE>", "draw a film strip")
      .option("--html <FILE>", "write a page that plays it, for a browser without network"),
    used,
    {
      said: {
        episodes:
          "episodes to play (default: 1); with --evaluation, of the recorded ones the first so many (default: all)",
        seed: "seed of the episodes (default: 1)",
        deadline: "longest that playing may take (default: 1h)",
      },
    },
  ).action(async (wanted: string | undefined, flags: Flags, command: Command) => {
    checkFlags(wanted, flags);
    const runs = runsFolder(command);
    const source = wanted === undefined ? null : await findPlaySource(wanted, { runs });
    checkChoice(source, flags);
    checkEvaluation({ flags, command });
    const recording = source?.kind === "recording" ? source.recording : await roll(source, { command, flags });
    narrate(recording);
    await writeOutputs(recording, { ...flags, json: flags.json === true ? "-" : flags.json });
  });
