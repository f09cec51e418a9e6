import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { documentOf } from "../run-document.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";

/** How often it is looked whether a run's process still lives: one that was killed says no word. */
const lookMilliseconds = 1500;
/** A silent connection is told from a dead one; also the longest that a closed page is still counted. */
const beatMilliseconds = 15_000;

/**
 * `GET /api/events?run=NAME&run=…&list`: says that something has changed, and the page asks again for what it shows.
 *
 *     event: run       data: {"name":"20261130-…"}
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
        served.watches.subscribe(folder, () => tell("run", { name: names[index] })),
      );
      if (isListed) ends.push(served.list.subscribe(() => tell("runs", {})));
      const standings = folders.map(() => "");
      const look = setInterval(() => {
        for (const [index, folder] of folders.entries())
          void documentOf(folder).then(
            ({ status }) => {
              if (standings[index] !== "" && standings[index] !== status) tell("run", { name: names[index] });
              standings[index] = status;
            },
            // A batch, or a folder that is gone.
            () => undefined,
          );
      }, lookMilliseconds);
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
      clearInterval(look);
      for (const end of ends) end();
    });
  });
