import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandLine } from "../core/command-line.ts";
import { messageOf, usageError } from "../core/errors.ts";
import { collectReportData } from "../report/collect.ts";
import { renderReport } from "../report/report.ts";
import type { ReportData } from "../report/types.ts";
import { writeArtifact } from "../store/artifacts.ts";
import { readRun, resolveRun } from "../store/runs.ts";
import { asStarted, fromHere } from "./invocation.ts";

/** The page, its commands as this person would type it. */
export const reportPage = (data: ReportData, folder: string): string => {
  const { command } = data.reproduce;
  return renderReport({
    ...data,
    watch: !data.scores.some(({ kind }) => kind === "best")
      ? null
      : asStarted(commandLine("play", fromHere(folder), "--html", "best.html")),
    show:
      data.candidates.length === 0 || data.designer === "given"
        ? null
        : asStarted(commandLine("show", fromHere(folder), data.best?.id ?? (data.candidates[0] as { id: string }).id)),
    reproduce: { ...data.reproduce, command: command === null ? null : asStarted(command) },
  });
};

/**
 * Writes a run's report again from what its folder holds, in any state, also while another process writes the run: a
 * report is made of the log, and replaced whole. Gives the path of the page.
 */
export const writeReport = async (
  wanted: string,
  { runs, out }: { runs: string; out: string | undefined },
): Promise<string> => {
  const record = await readRun(await resolveRun(runs, wanted));
  const { folder, events, read, status } = record;
  const data = await collectReportData({ folder, events: () => events, read });
  const page = reportPage({ ...data, status: data.status === "running" ? status : data.status }, folder);
  if (out === undefined) {
    await writeArtifact(folder, { path: "report.html", content: page });
    return join(folder, "report.html");
  }
  await writeFile(out, page).catch((cause: unknown) => {
    throw usageError({
      code: "cannot-write",
      message: `--out: cannot write ${out}: ${messageOf(cause)}`,
      action: "Give a file in a folder that exists, or leave --out away.",
      cause,
    });
  });
  return out;
};
