import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import type { CopyPages } from "../../app/copy-pages.ts";
import { resolveConfig } from "../../app/config.ts";
import { isRewardFile } from "../../app/is-file.ts";
import type { OptionName } from "../../app/options.ts";
import type { PolicyChoice } from "../../app/play-source.ts";
import { ExitCode, messageOf, usageError } from "../../core/errors.ts";
import { exportTargets, isFolderTarget, isPolicyTarget, type FolderTarget } from "../../export/targets.ts";
import { addOptions, givenFlags, runsFolder, worldFlags } from "../flags.ts";
import { diagnosticLines, printNotices } from "../print.ts";
import { choiceOf, whichOption } from "./policy-choice.ts";

const used: OptionName[] = ["env", ...worldFlags, "task", "runs"];

const targets = Object.entries(exportTargets)
  .map(([name, { description }]) => `${name}: ${description}`)
  .join("; ");

type Flags = { to: string; out?: string; arrays?: string } & PolicyChoice;

const write = async (file: string, content: string | Uint8Array): Promise<void> =>
  writeFile(file, content).catch((cause: unknown) => {
    throw usageError({
      code: "cannot-write",
      message: `--out: cannot write ${file}: ${messageOf(cause)}`,
      action: "Give a file in a folder that exists, or leave --out away for stdout.",
      cause,
    });
  });

const deliver = async (content: string | Uint8Array, out: string | undefined): Promise<void> => {
  if (out === undefined) {
    process.stdout.write(content);
    return;
  }
  await write(out, content);
  process.stderr.write(`wrote ${out}\n`);
};

/** What is not heeded is refused: a file holds one thing, and rewards do not depend on a training. */
const checkChoice = (choice: PolicyChoice, { ofPolicy, ofRun }: { ofPolicy: boolean; ofRun: boolean }): void => {
  const refused =
    choice.which !== undefined && !ofPolicy
      ? "--which chooses among a reward's policies, and a reward is exported"
      : (choice.which ?? choice.candidate) !== undefined && !ofRun
        ? "--candidate and --which choose within a run, and a file was given"
        : undefined;
  if (refused === undefined) return;
  throw usageError({ code: "export/needless-choice", message: refused, action: "Leave it out." });
};

/** Options that mean something where figures are exported; those of a reward, a policy or one candidate do not. */
const ofFigures: ReadonlySet<string> = new Set(["to", "out", "runs"]);

type FolderAsk = { to: FolderTarget; folder: string | undefined; command: Command };

const lookAt: Record<FolderTarget, (folder: string) => string> = {
  tensorboard: (folder) => `; look at them with: tensorboard --logdir ${folder}`,
  csv: () => "",
  html: (folder) => `; open ${join(folder, "index.html")}`,
};

const exportFolder = async (wanted: string, ask: FolderAsk, copyPages: CopyPages | undefined): Promise<void> => {
  const { to, folder, command } = ask;
  const needless = Object.entries(givenFlags(command)).find(
    ([name, value]) => value !== undefined && !ofFigures.has(name),
  );
  if (needless !== undefined) {
    throw usageError({
      code: "export/needless-choice",
      message: `--${needless[0]}: all ${to === "html" ? "pages" : "figures"} of a run are exported to ${to}`,
      action: "Leave it out.",
    });
  }
  if (isRewardFile(wanted)) {
    throw usageError({
      code: "export/no-run",
      message: `${wanted} is a file, and ${to} holds the ${to === "html" ? "pages" : "figures"} of a run or a batch`,
      action: "Give the folder or name of one; `rewardsmith list` shows them.",
    });
  }
  const places = { runs: runsFolder(command), out: folder };
  const exported =
    to === "html"
      ? await (copyPages ?? noPages)(wanted, places)
      : await (await import("../../app/export-figures.ts")).exportFigures(wanted, { to, ...places });
  printNotices(exported.notices);
  process.stderr.write(`wrote ${exported.files} files to ${exported.folder}${lookAt[to](exported.folder)}\n`);
};

const noPages: CopyPages = () => {
  throw usageError({
    code: "export/no-pages",
    message: "--to html: the pages are not part of what runs this command",
    action: "Start it by `rewardsmith`.",
  });
};

/** `copyPages`: of the face that has the pages. */
export const exportCommand = (copyPages?: CopyPages): Command =>
  addOptions(
    new Command("export")
      .description("take a reward or a policy elsewhere, in one file, or a run's figures or pages, in a folder")
      .argument(
        "<source>",
        "a run: its best reward or policy, or its figures or pages (also a batch's); or a reward program or policy.json (with --env)",
      )
      .argument("[folder]", "of figures and pages: where to write them, as --out")
      .requiredOption("--to <TARGET>", targets)
      .option(
        "--arrays <LIBRARY>",
        "with --to python: for all lanes of a vectorised environment at once, over numpy, torch or jax",
      )
      .option("--candidate <ID>", "of a run: this candidate instead of the best")
      .addOption(whichOption())
      .option(
        "--out <PATH>",
        "the file to write (default: stdout), or the folder (default: tensorboard, or the run's name with -csv or -html)",
      ),
    used,
  ).action(async (wanted: string, place: string | undefined, flags: Flags, command: Command) => {
    const { exportReward, fileSource, libraryNamed, runSource, targetNamed } = await import("../../app/export.ts");
    const to = targetNamed(flags.to);
    const arrays = flags.arrays === undefined ? undefined : libraryNamed(flags.arrays, to);
    if (place !== undefined && (flags.out !== undefined || !isFolderTarget(to))) {
      throw usageError({
        code: "export/needless-place",
        message: `${place}: ${isFolderTarget(to) ? "--out says where to write already" : `--to ${to} writes one file, which --out names`}`,
        action: "Leave it out.",
      });
    }
    if (isFolderTarget(to)) {
      await exportFolder(wanted, { to, folder: place ?? flags.out, command }, copyPages);
      return;
    }
    checkChoice(flags, { ofPolicy: isPolicyTarget(to), ofRun: !isRewardFile(wanted) });
    if (isPolicyTarget(to)) {
      const { exportPolicy } = await import("../../app/export-policy.ts");
      const given = givenFlags(command);
      const runs = runsFolder(command);
      const config = given["env"] === undefined ? null : resolveConfig({ flags: given, variables: process.env });
      const { bytes, notices } = await exportPolicy(wanted, { to, runs, config, choice: choiceOf(flags) });
      printNotices(notices);
      await deliver(bytes, flags.out);
      return;
    }
    const isFile = isRewardFile(wanted);
    const given = givenFlags(command);
    if (!isFile && given["env"] !== undefined) {
      throw usageError({
        code: "needless-environment",
        message: `--env: the run "${wanted}" has an environment of its own`,
        action: "Leave --env away, or give the path of a reward program.",
      });
    }
    // A run brings its environment; the placeholder only lets the other options be read.
    const config = resolveConfig({ flags: isFile ? given : { ...given, env: "-" }, variables: process.env });
    const source = isFile ? await fileSource(wanted, config) : await runSource(wanted, config.runs, flags.candidate);
    printNotices(source.problem.loaded.notices);
    const exported = await exportReward(source, { to, out: flags.out, arrays });
    if (exported.kind === "refused") {
      const { diagnostics } = exported;
      process.stderr.write(`${diagnosticLines({ file: wanted, accepted: false, diagnostics: [...diagnostics] })}\n`);
      process.exitCode = ExitCode.belowThreshold;
      return;
    }
    printNotices(exported.notices);
    await deliver(exported.text, flags.out);
  });
