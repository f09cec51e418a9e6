import { Hono } from "hono";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import { lineageView } from "../views/lineage.ts";
import { visible } from "../views/visible.ts";

export const lineageRoutes = (served: Served): Hono =>
  new Hono().get("/runs/:name/lineage", async (context) => {
    const folder = await runFolder(served, context.req.param("name"));
    const { view } = await served.watches.run(folder);
    return context.json(visible(lineageView(view)));
  });
