import { Hono } from "hono";
import { isUnderWay } from "../../store/run-store.ts";
import { summaryOfRun } from "../../store/runs.ts";
import { createCurves } from "../curves.ts";
import { documentOf } from "../run-document.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import { runPage } from "../views/run/run.ts";
import { visible } from "../views/visible.ts";

/** The page *run*. */
export const runRoutes = (served: Served): Hono => {
  const curvesOf = createCurves();
  return new Hono().get("/runs/:name", async (context) => {
    const name = context.req.param("name");
    const folder = await runFolder(served, name);
    const [watched, { run, status }] = await Promise.all([served.watches.run(folder), documentOf(folder)]);
    const summary = isUnderWay(status) ? null : await summaryOfRun(folder);
    const curves = await curvesOf({ folder, view: watched.view, summary });
    return context.json(visible(runPage({ name, run, status, watched, summary, curves, now: Date.now() })));
  });
};
