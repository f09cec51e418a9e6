import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";

/** A silent connection is told from a dead one; also the longest that a closed page is still counted. */
const beatMilliseconds = 15_000;

/**
 * `GET /api/events?run=NAME&run=…&list`: says that something has changed, and the page asks again for what it shows.
 *
 *     event: run       data: {"name":"20261130-…","seq":812}
 *     event: runs      data: {}
 */
export const eventRoutes = (served: Served): Hono =>
  new Hono().get("/events", async (context) => {
    const names = context.req.queries("run") ?? [];
    const folders = await Promise.all(names.map((name) => runFolder(served, name)));
    const isListed = context.req.query("list") !== undefined;
    return streamSSE(context, async (stream) => {
      const tell = (event: string, data: unknown): void =>
        void stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => undefined);
      const ends = folders.map((folder, index) =>
        served.watches.subscribe(folder, ({ seq }) => tell("run", { name: names[index], seq })),
      );
      if (isListed) ends.push(served.list.subscribe(() => tell("runs", {})));
      const { promise, resolve } = Promise.withResolvers<void>();
      stream.onAbort(resolve);
      served.closing.addEventListener("abort", () => resolve(), { once: true });
      // A page whose server was away asks again at once, and finds what it missed.
      await stream.write("retry: 1000\n\n");
      const beat = setInterval(() => void stream.write(": here\n\n"), beatMilliseconds);
      served.visitors.come();
      await promise;
      served.visitors.go();
      clearInterval(beat);
      for (const end of ends) end();
    });
  });
