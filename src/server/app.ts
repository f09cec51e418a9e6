import { Hono } from "hono";
import { messageOf, RewardsmithError } from "../core/errors.ts";
import { bundleRoutes } from "./bundle.ts";
import { headers, hostAndOrigin, smallBodies, withToken } from "./guard.ts";
import { batchRoutes } from "./routes/batch.ts";
import { candidateRoutes } from "./routes/candidate.ts";
import { compareRoutes } from "./routes/compare.ts";
import { environmentRoutes } from "./routes/environments.ts";
import { eventRoutes } from "./routes/events.ts";
import { lineageRoutes } from "./routes/lineage.ts";
import { rankRoutes } from "./routes/rank.ts";
import { runRoutes } from "./routes/run.ts";
import { runsRoutes } from "./routes/runs.ts";
import { sessionRoutes } from "./routes/session.ts";
import { startRoutes } from "./routes/start.ts";
import { watchRoutes } from "./routes/watch.ts";
import type { Served } from "./types.ts";

/** Every page's data, below /api. A new page adds its routes here. */
const pages = [
  eventRoutes,
  runsRoutes,
  runRoutes,
  lineageRoutes,
  candidateRoutes,
  compareRoutes,
  environmentRoutes,
  sessionRoutes,
  rankRoutes,
  batchRoutes,
  startRoutes,
  watchRoutes,
];

/** The whole dashboard as a function from requests to answers; it needs no port. */
export const createApp = (served: Served): Hono => {
  const app = new Hono();
  app.use(headers, hostAndOrigin, withToken(served.token));
  app.use("/api/*", smallBodies, async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });
  for (const routes of pages) app.route("/api", routes(served));
  app.all("/api/*", (context) => context.json({ error: `there is nothing at ${context.req.path}` }, 404));
  app.route("/", bundleRoutes(served.bundle));
  // What a person can put right is told as it is; the rest names itself too, since this server is the person's own.
  app.onError((thrown, context) =>
    thrown instanceof RewardsmithError
      ? context.json({ error: thrown.message, action: thrown.action, code: thrown.code }, 400)
      : context.json({ error: messageOf(thrown) }, 500),
  );
  return app;
};
