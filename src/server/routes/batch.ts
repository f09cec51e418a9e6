import { join } from "node:path";
import { Hono } from "hono";
import PQueue from "p-queue";
import { z } from "zod";
import { askToStop } from "../../app/session/say.ts";
import { launch, standingOfStarted } from "../../app/start/launch.ts";
import { unattended, wordsOfBatch } from "../../app/start/words.ts";
import { runName } from "../../core/batch.ts";
import { usageError } from "../../core/errors.ts";
import type { BatchQueue } from "../../core/batch-queue.ts";
import { queueFile, readBatch, runsOfBatch } from "../../store/batches.ts";
import { readOptional } from "../../store/documents.ts";
import { summaryOfRun } from "../../store/runs.ts";
import { bodyOf } from "../body.ts";
import { runFolder } from "../run-folder.ts";
import { saidId } from "../said-id.ts";
import type { Served } from "../types.ts";
import { batchPage, type RunOfBatch } from "../views/batch/batch.ts";
import { visible } from "../views/visible.ts";

/** A system lets a process open some hundred files. */
const foldersAtOnce = 16;

const stop = z.object({ id: saidId });
const goOn = z.object({ id: saidId, retry: z.enum(["errored", "failed"]).nullable() });

/** The page *batch*: of ended runs the small documents are read, of those under way the logs. It can be stopped and gone on with. */
export const batchRoutes = (served: Served): Hono =>
  new Hono()
    .get("/batches/:name", async (context) => {
      const folder = await runFolder(served, context.req.param("name"));
      const record = await readBatch(folder);
      const reading = new PQueue({ concurrency: foldersAtOnce });
      const known = await reading.addAll(
        record.plan.runs.map(({ key }) => async (): Promise<readonly [string, RunOfBatch]> => {
          const state = record.states.get(key);
          if (state === undefined) return [key, { summary: null, view: null }];
          const own = join(folder, runsOfBatch, runName(key, state.attempt));
          if (state.ended !== null) return [key, { summary: await summaryOfRun(own).catch(() => null), view: null }];
          return [key, { summary: null, view: (await served.watches.run(own)).view }];
        }),
      );
      const told = (await readOptional(folder, { name: queueFile }).catch(() => null)) as BatchQueue | null;
      return context.json(visible(batchPage(record, { known: new Map(known), told, now: Date.now() })));
    })
    .post("/batches/:name/stop", async (context) => {
      const folder = await runFolder(served, context.req.param("name"));
      const { id } = await bodyOf(context, stop);
      if ((await readBatch(folder)).batch.status !== "running")
        throw usageError({
          code: "not-running",
          message: "This batch is not running.",
          action: "There is nothing to stop.",
        });
      await askToStop(folder, { id });
      return context.json({ asked: true });
    })
    .post("/batches/:name/go-on", async (context) => {
      const folder = await runFolder(served, context.req.param("name"));
      const { id, retry } = await bodyOf(context, goOn);
      const isNew = (await standingOfStarted(served.runs, id)) === null;
      if (isNew && (await readBatch(folder)).batch.status === "running")
        throw usageError({ code: "running", message: "This batch goes on already.", action: "Reload the page." });
      await launch(served.runs, { id, words: unattended(wordsOfBatch(folder, { runs: served.runs, retry })) });
      return context.json(await standingOfStarted(served.runs, id));
    });
