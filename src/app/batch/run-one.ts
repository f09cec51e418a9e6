import { existsSync } from "node:fs";
import { join } from "node:path";
import { budgetNames } from "./budget-names.ts";
import type { RunSummary } from "../../core/summary.ts";
import { runFile } from "../../store/documents.ts";
import { readRun } from "../../store/runs.ts";
import type { RunHooks } from "../carry-out.ts";
import type { RunConfig } from "../config.ts";
import { resumeRun, wayOn } from "../resume.ts";
import { startRun } from "../run.ts";

/** No cap, said to a run that had one and recorded it. */
const unlimited = Number.MAX_SAFE_INTEGER;

const budgetsFor = (config: RunConfig, { had }: { had: Partial<RunConfig> }): Partial<RunConfig> =>
  Object.fromEntries(
    budgetNames.flatMap((name) => {
      const cap = config[name] ?? (had[name] === undefined ? undefined : unlimited);
      return cap === undefined ? [] : [[name, cap]];
    }),
  );

/**
 * One run of a batch to its end: begun where there is nothing of it, gone on with where there is, its summary read where
 * it had ended and the batch did not live to note it.
 */
export const carryOutOne = async (
  config: RunConfig,
  { folder, hooks, raised }: { folder: string; hooks: RunHooks; raised: boolean },
): Promise<RunSummary> => {
  if (!existsSync(join(folder, runFile))) return startRun(config, hooks);
  const record = await readRun(folder);
  const had = (record.config ?? {}) as Partial<RunConfig>;
  const { jobs, deadline, replay, record: recording, prices, executor, redis } = config;
  const carried = { jobs, deadline, replay, record: recording, prices, executor, redis };
  const overrides = { ...carried, ...budgetsFor(config, { had }) };
  // A run that a budget had stopped and whose budget is what it was has ended.
  const way = wayOn(record, { overrides: raised ? overrides : {} });
  return typeof way === "string" ? resumeRun(record, { ...hooks, overrides, way }) : way.ended;
};
