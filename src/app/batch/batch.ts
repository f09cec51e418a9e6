import { existsSync } from "node:fs";
import { join } from "node:path";
import { batchStates, runName, type BatchRunState, type BatchRunStatus } from "../../core/batch.ts";
import { ExitCode, RewardsmithError, usageError } from "../../core/errors.ts";
import { loadPrices, defaultPrices, type PriceTable } from "../../model/prices.ts";
import {
  batchFile,
  openBatch,
  planFile,
  readBatch,
  runsOfBatch,
  updateBatch,
  type BatchPlan,
  type BatchStore,
} from "../../store/batches.ts";
import { printJson } from "../../store/run-store.ts";
import { whenAskedToStop } from "./asked.ts";
import { refuseContradictions } from "./budget.ts";
import { carryOutBatch, type BatchHooks } from "./carry-out.ts";
import { expandBatch } from "./expand.ts";
import type { OpenedFile } from "./open-file.ts";
import { planRuns, type PlannedRun } from "./plan.ts";
import { standingOf, type Asked, type Standing } from "./standing.ts";

/** A batch as it would be carried out now. */
export type PlannedBatch = OpenedFile & {
  standings: Standing[];
  /** Runs that the batch had and its file asks for no more; what they found stays. */
  dropped: number;
  asked: Asked;
  notices: string[];
};

const refuseUnpriced = ({ budget }: OpenedFile, runs: readonly PlannedRun[]): void => {
  const found = runs.find(
    ({ config, cost }) =>
      (budget["max-usd"] ?? config["max-usd"]) !== undefined &&
      config.designer === "language-model" &&
      config.replay === undefined &&
      cost.model?.usd === null,
  );
  if (found === undefined) return;
  throw usageError({
    code: "price-unknown",
    message: `max-usd cannot be held: no price is known for model '${found.config.model}'`,
    action: "Add the model to a price file (prices), or cap max-tokens instead.",
  });
};

const statesIn = async (folder: string): Promise<Map<string, BatchRunState>> =>
  existsSync(join(folder, batchFile)) ? (await readBatch(folder)).states : new Map();

/** What is to be done, from the file and from what the batch's log says: everything that can be refused is refused here. */
export const planBatch = async (opened: OpenedFile, asked: Asked): Promise<PlannedBatch> => {
  const { runs, notices } = expandBatch(opened.file);
  const planned = await planRuns(runs, {
    variables: process.env,
    common: { jobs: opened.jobs, display: "none", json: false },
  });
  refuseContradictions(opened.budget, planned);
  refuseUnpriced(opened, planned);
  const states = await statesIn(opened.folder);
  const keys = new Set(planned.map(({ key }) => key));
  return {
    ...opened,
    asked,
    standings: planned.map((run) => standingOf(run, states.get(run.key), asked)),
    dropped: [...states.keys()].filter((key) => !keys.has(key)).length,
    notices,
  };
};

/** Of all price files of its runs, so that the whole is counted as its runs are. */
const pricesOf = async (runs: readonly PlannedRun[]): Promise<PriceTable | undefined> => {
  const files = [...new Set(runs.flatMap(({ config }) => config.prices ?? []))];
  if (files.length === 0) return undefined;
  const tables = await Promise.all(files.map((file) => loadPrices(file)));
  return Object.assign({}, defaultPrices, ...tables) as PriceTable;
};

/** What of a batch's plan is written down: enough to summarise it, and to go on with it where its file is gone. */
export const planDocument = ({ file, standings, said }: PlannedBatch): BatchPlan => ({
  file,
  said,
  runs: standings.map(({ run: { key, cell, seed, identity } }) => ({ key, cell, seed, identity })),
});

export type EndedBatch = {
  folder: string;
  name: string;
  status: BatchRunStatus;
  runs: { run: PlannedRun; status: BatchRunStatus; folder: string }[];
};

const endedRuns = (store: BatchStore, { standings }: PlannedBatch): EndedBatch["runs"] => {
  const states = batchStates(store.events());
  return standings.flatMap(({ run }) => {
    const state = states.get(run.key);
    if (state === undefined || state.ended === null) return [];
    const folder = join(store.folder, runsOfBatch, runName(run.key, state.attempt));
    return [{ run, status: state.ended.status, folder }];
  });
};

/**
 * Carries out what is to be done, and gives every run that has ended, those of earlier processes too. Throws what stopped
 * it, with everything that had ended kept.
 */
export const runBatch = async (planned: PlannedBatch, hooks: BatchHooks): Promise<EndedBatch> => {
  const { folder, name, path, asked, budget, jobs, openRuns, failFast } = planned;
  const runs = planned.standings.map(({ run }) => run);
  const store = await openBatch(folder, { name, file: path, runs: runs.length });
  let asking: Awaited<ReturnType<typeof whenAskedToStop>> | undefined;
  try {
    await store.write(planFile, printJson(planDocument(planned)));
    await updateBatch(store, { status: "running", stopping: undefined, file: path, runs: runs.length });
    asking = await whenAskedToStop(store, hooks);
    // Once more, now that nobody else writes to it.
    const states = batchStates(store.events());
    const standings = runs.map((run) => standingOf(run, states.get(run.key), asked));
    await carryOutBatch({
      store,
      standings,
      budget,
      prices: await pricesOf(runs),
      jobs,
      openRuns,
      failFast,
      hooks: { ...hooks, interrupt: asking.signal },
    });
    const ended = endedRuns(store, planned);
    const status = statusOf(ended);
    await asking.close();
    await updateBatch(store, { status, stopping: undefined });
    return { folder, name, status, runs: ended };
  } catch (thrown) {
    const isBudget = thrown instanceof RewardsmithError && thrown.exitCode === ExitCode.budget;
    await asking?.close();
    await updateBatch(store, { status: isBudget ? "budget" : "interrupted", stopping: undefined }).catch(
      () => undefined,
    );
    throw thrown;
  } finally {
    await store.close();
  }
};

/** What a batch came to: the worst that a person must look at. */
const statusOf = (runs: readonly Pick<EndedBatch["runs"][number], "status">[]): BatchRunStatus => {
  const has = (status: BatchRunStatus) => runs.some((each) => each.status === status);
  if (has("errored")) return "errored";
  if (has("budget")) return "budget";
  return has("all-failed") && !has("completed") ? "all-failed" : "completed";
};
