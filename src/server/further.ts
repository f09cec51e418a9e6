import { Hono } from "hono";
import { batchRoutes } from "./routes/batch.ts";
import { candidateRoutes } from "./routes/candidate.ts";
import { compareRoutes } from "./routes/compare.ts";
import { environmentRoutes } from "./routes/environments.ts";
import { frameRoutes } from "./routes/frames.ts";
import { lineageRoutes } from "./routes/lineage.ts";
import { rankRoutes } from "./routes/rank.ts";
import { sessionRoutes } from "./routes/session.ts";
import { startRoutes } from "./routes/start.ts";
import { watchRoutes } from "./routes/watch.ts";
import type { Served } from "./types.ts";

/** Pages that a person comes to from another one; a new page adds its routes here. */
const pages = [
  lineageRoutes,
  candidateRoutes,
  compareRoutes,
  environmentRoutes,
  sessionRoutes,
  rankRoutes,
  batchRoutes,
  startRoutes,
  watchRoutes,
  frameRoutes,
];

/** Their data, below /api. */
export const furtherRoutes = (served: Served): Hono => {
  const app = new Hono();
  for (const routes of pages) app.route("/api", routes(served));
  app.all("/api/*", (context) => context.json({ error: `there is nothing at ${context.req.path}` }, 404));
  return app;
};
