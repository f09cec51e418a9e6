import { Hono } from "hono";
import { compareRuns, decisionsOf } from "../../app/compare.ts";
import { RewardsmithError, usageError } from "../../core/errors.ts";
import { readRun, type RunRecord } from "../../store/runs.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import { codeComparison, compareView } from "../views/compare/compare.ts";
import { distancesView } from "../views/compare/distances.ts";
import { visible } from "../views/visible.ts";

/** More than are told apart by their colours. */
const most = 8;

const wantedOf = async (served: Served, names: readonly string[]): Promise<string[]> => {
  const folders = [...new Set(await Promise.all(names.map((name) => runFolder(served, name))))];
  if (folders.length >= 2 && folders.length <= most) return folders;
  throw usageError({
    code: "bad-comparison",
    message: `A comparison is of 2 to ${most} runs, and ${folders.length} ${folders.length === 1 ? "was" : "were"} named.`,
    action: "Choose them below.",
  });
};

/** That holding rewards against each other may take. */
const longestSeconds = 120;

/** Why there is nothing to be compared is an answer here: configurations, curves and code are shown all the same. */
const resultsOf = async (folders: readonly string[], { runs }: Pick<Served, "runs">) => {
  try {
    return await compareRuns(folders, { runs });
  } catch (thrown) {
    if (thrown instanceof RewardsmithError) return { refusal: thrown.message };
    throw thrown;
  }
};

/** In a process of its own, which ends with it: rewards are generated code. */
const distancesOf = async (folders: readonly string[], { runs }: Pick<Served, "runs">) => {
  const [{ compareRewards }, { wireExecutor }] = await Promise.all([
    import("../../app/compare-rewards.ts"),
    import("../../app/wiring.ts"),
  ]);
  const comparer = wireExecutor({ jobs: 1, deadline: longestSeconds });
  try {
    return await compareRewards(folders, { flags: { runs }, comparer });
  } finally {
    await comparer.close();
  }
};

export const compareRoutes = (served: Served): Hono =>
  new Hono()
    .get("/compare", async (context) => {
      const folders = await wantedOf(served, context.req.queries("run") ?? []);
      const records = await Promise.all(folders.map(readRun));
      const decided = records.map(({ config }) => decisionsOf({ options: (config ?? {}) as Record<string, unknown> }));
      const results = await resultsOf(folders, served);
      return context.json(visible(await compareView(records, { decided, results })));
    })
    .get("/compare/code", async (context) => {
      const folders = await wantedOf(served, [context.req.query("left") ?? "", context.req.query("right") ?? ""]);
      const [left, right] = (await Promise.all(folders.map(readRun))) as [RunRecord, RunRecord];
      return context.json(visible(await codeComparison(left, right)));
    })
    .get("/compare/distances", async (context) => {
      const folders = await wantedOf(served, context.req.queries("run") ?? []);
      return context.json(visible(distancesView(await distancesOf(folders, served))));
    });
