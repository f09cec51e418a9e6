import { join } from "node:path";
import { Hono } from "hono";
import PQueue from "p-queue";
import { runName } from "../../core/batch.ts";
import { readBatch, runsOfBatch } from "../../store/batches.ts";
import { summaryOfRun } from "../../store/runs.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import { batchPage, type RunOfBatch } from "../views/batch/batch.ts";
import { visible } from "../views/visible.ts";

/** A system lets a process open some hundred files. */
const foldersAtOnce = 16;

/** The page *batch*: of ended runs the small documents are read, of those under way the logs. */
export const batchRoutes = (served: Served): Hono =>
  new Hono().get("/batches/:name", async (context) => {
    const folder = await runFolder(served, context.req.param("name"));
    const record = await readBatch(folder);
    const queue = new PQueue({ concurrency: foldersAtOnce });
    const known = await queue.addAll(
      record.plan.runs.map(({ key }) => async (): Promise<readonly [string, RunOfBatch]> => {
        const state = record.states.get(key);
        if (state === undefined) return [key, { summary: null, view: null }];
        const own = join(folder, runsOfBatch, runName(key, state.attempt));
        if (state.ended !== null) return [key, { summary: await summaryOfRun(own).catch(() => null), view: null }];
        return [key, { summary: null, view: (await served.watches.run(own)).view }];
      }),
    );
    return context.json(visible(batchPage(record, new Map(known))));
  });
