import { Hono, type ErrorHandler } from "hono";
import { messageOf, RewardsmithError } from "../core/errors.ts";
import { bundleRoutes } from "./bundle.ts";
import { headers, hostAndOrigin, smallBodies, withToken } from "./guard.ts";
import { eventRoutes } from "./routes/events.ts";
import { runRoutes } from "./routes/run.ts";
import { runsRoutes } from "./routes/runs.ts";
import type { Served } from "./types.ts";

/** Pages that a server is opened at: what they need is loaded before it listens, and no more. */
const first = [eventRoutes, runsRoutes, runRoutes];

/** So long nothing was asked for: the first page is drawn and looked at. Then what the next ones need is loaded. */
const quietMilliseconds = 3000;

/** What a person can put right is told as it is; the rest names itself too, since this server is the person's own. */
const tell: ErrorHandler = (thrown, context) =>
  thrown instanceof RewardsmithError
    ? context.json({ error: thrown.message, action: thrown.action, code: thrown.code }, 400)
    : context.json({ error: messageOf(thrown) }, 500);

/** The whole dashboard as a function from requests to answers; it needs no port. */
export const createApp = (served: Served): Hono => {
  let loading: Promise<Hono> | undefined;
  let quiet: NodeJS.Timeout | undefined;
  const further = (): Promise<Hono> =>
    (loading ??= import("./further.ts").then(({ furtherRoutes }) => furtherRoutes(served).onError(tell)));
  const app = new Hono();
  app.use(headers, hostAndOrigin, withToken(served.token));
  app.use("/api/*", smallBodies, async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
    clearTimeout(quiet);
    quiet = setTimeout(() => further().catch(() => undefined), quietMilliseconds).unref();
  });
  for (const routes of first) app.route("/api", routes(served));
  app.all("/api/*", async (context) => (await further()).fetch(context.req.raw, context.env));
  app.route("/", bundleRoutes(served.bundle));
  app.onError(tell);
  return app;
};
