import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { standingMark } from "../standing-mark.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";

/** How often it is looked whether a process still lives, since one that was killed says no word, and what a batch's says of its queue. */
const lookMilliseconds = 1500;
/** A silent connection is told from a dead one; also the longest that a closed page is still counted. */
const beatMilliseconds = 15_000;

/** Of a folder that is gone there is nothing to say. */
const markOf = (folder: string): Promise<string> => standingMark(folder).catch(() => "");

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
    // Before the page hears that it is connected, and so before it asks: what changes from here on it is told.
    const standings = await Promise.all(folders.map(markOf));
    const isListed = context.req.query("list") !== undefined;
    return streamSSE(context, async (stream) => {
      const tell = (event: string, data: unknown): void =>
        void stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => undefined);
      const ends = folders.map((folder, index) =>
        served.watches.subscribe(folder, () => tell("run", { name: names[index] })),
      );
      if (isListed) ends.push(served.list.subscribe(() => tell("runs", {})));
      const lookAt = async (folder: string, index: number): Promise<void> => {
        const mark = await markOf(folder);
        if (standings[index] !== mark) tell("run", { name: names[index] });
        standings[index] = mark;
      };
      const looking = setInterval(() => void Promise.all(folders.map(lookAt)), lookMilliseconds);
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
      clearInterval(looking);
      for (const end of ends) end();
    });
  });
