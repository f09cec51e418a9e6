import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { readOutcome } from "../../src/evolution/kept-outcome.ts";
import { readRun } from "../../src/store/runs.ts";
import { commitOf } from "../results.ts";
import { racedAgain } from "../racing/dropped.ts";
import { arms, common, isChallenger } from "./arms.ts";
import { rowOf, type SearchRow, type Subject } from "./row.ts";
import { trainOn } from "./train-on.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const binary = join(root, "bin/rewardsmith.mjs");

/** `hopper/forward`, or the path of an environment, of which the first task is meant. */
export const problemOfTask = (task: string): { env: string; task?: string } => {
  if (task.endsWith(".ts")) return { env: task };
  const [env = "", name] = task.split("/");
  return { env, ...(name !== undefined && { task: name }) };
};

const warningsIn = (folder: string, id: string): number => {
  const path = join(folder, "candidates", id, "diagnostics.json");
  if (!existsSync(path)) return 0;
  return (JSON.parse(readFileSync(path, "utf8")) as Diagnostic[]).filter(({ severity }) => severity === "warning")
    .length;
};

/**
 * One whole `rewardsmith run`, and its row. Of what is tried whoever led after a generation is trained on the run's own
 * report seeds as well, which no search sees: so that it can be told how many steps a fitness took.
 */
export const searchOnce = async (
  subject: Subject,
  { runs, jobs, maxSteps }: { runs: string; jobs: number; maxSteps: number | null },
): Promise<SearchRow> => {
  const { arm, seed, steps } = subject;
  const { env, task } = problemOfTask(subject.task);
  const words = (text: string): string[] => text.split(" ");
  const given = [
    ...words(`run --seed ${seed} --steps ${steps} --jobs ${jobs} ${arms[arm] ?? ""} ${common}`),
    ...(maxSteps === null ? [] : words(`--max-steps ${maxSteps}`)),
    ...(task === undefined ? [] : words(`--task ${task}`)),
    "--env",
    env,
    "--runs",
    runs,
  ];
  // Exit code 4: its cap ended it, which is what the cap is for.
  const { stdout } = await promisify(execFile)(process.execPath, [binary, ...given], {
    cwd: root,
    maxBuffer: 1e9,
  }).catch((failure: Error & { code?: number; stdout?: string }) => {
    if (failure.code !== 4 || failure.stdout === undefined) throw failure;
    return { stdout: failure.stdout };
  });
  const summary = JSON.parse(stdout) as RunSummary;
  const folder = resolve(root, summary.run);
  const run = await readRun(folder);
  const row = await rowOf(subject, {
    summary,
    events: run.events,
    read: async ({ artifact, hash }) => readOutcome(await run.read(artifact, hash)),
    warnings: (id) => warningsIn(folder, id),
    commit: commitOf(),
  });
  const reports = new Map<string, number[]>([[row.best ?? "", row.report]]);
  const reportOf = async (id: string): Promise<number[]> => {
    const text = readFileSync(join(folder, "candidates", id, "reward.ts"), "utf8");
    const seeds = summary.references.random?.fitness.seeds ?? [];
    const report = reports.get(id) ?? (await trainOn({ env, task, steps, jobs }, { text, seeds }));
    reports.set(id, report);
    return report;
  };
  if (arm === "greedy") {
    const { standIn } = racedAgain(row);
    return standIn === null ? row : { ...row, raced: { id: standIn, report: await reportOf(standIn) } };
  }
  if (!isChallenger(arm)) return row;
  for (const { id } of row.leaders) await reportOf(id);
  return { ...row, leaders: row.leaders.map((leader) => ({ ...leader, report: reports.get(leader.id) ?? null })) };
};
