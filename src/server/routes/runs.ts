import { Hono } from "hono";
import { z } from "zod";
import { writeLabels } from "../../store/labels.ts";
import { bodyOf } from "../body.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import type { RunRow } from "../views/runs.ts";

/** The page *runs*: where they lie, and a row for each. */
export type RunsPage = { folder: string; rows: RunRow[] };

const labels = z.object({
  tags: z.array(z.string().trim().min(1).max(60)).max(20),
  note: z.string().max(20_000),
});

export const runsRoutes = (served: Served): Hono =>
  new Hono()
    .get("/runs", async (context) => {
      const page: RunsPage = { folder: served.runs, rows: await served.list.rows() };
      return context.json(page);
    })
    .put("/runs/:name/labels", async (context) => {
      const folder = await runFolder(served, context.req.param("name"));
      const said = await bodyOf(context, labels);
      await writeLabels(folder, said);
      return context.json(said);
    });
