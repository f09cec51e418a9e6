import { Hono } from "hono";
import { readInbox } from "../../store/inbox.ts";
import { documentOf, roleOf } from "../run-document.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import { rankedIn, rankPage } from "../views/rank.ts";
import { saidIn } from "../views/session/sayings.ts";

/** The page *rank*. */
export const rankRoutes = (served: Served): Hono =>
  new Hono().get("/runs/:name/rank", async (context) => {
    const name = context.req.param("name");
    const folder = await runFolder(served, name);
    const { view } = await served.watches.run(folder);
    const { run, status } = await documentOf(folder);
    const taken = new Set(view.interventions.flatMap((each) => each.taken));
    const waiting = saidIn(await readInbox(folder, { taken })).map(({ intervention }) => intervention);
    const opened = await served.opened();
    const results = await Promise.all(
      rankedIn(view, waiting).map(async (id) => [id, await opened.results({ folder, view }, id)] as const),
    );
    return context.json(
      rankPage({ name, status, view, role: roleOf({ run, view }), waiting, results: new Map(results) }),
    );
  });
