import { Hono } from "hono";
import { usageError } from "../../core/errors.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";

const isKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Pictures that worlds drew of episodes: recorded when a page asks for it, kept in the run's folder. */
export const frameRoutes = (served: Served): Hono => {
  const placeOf = async ({ name, key }: { name: string; key: string }): Promise<string> => {
    const folder = await runFolder(served, name);
    if (isKey(key)) return folder;
    throw usageError({ code: "frames/unknown", message: `"${key}" names no pictures.`, action: "Reload the page." });
  };
  return new Hono()
    .get("/runs/:name/frames/:key", async (context) => {
      const asked = context.req.param();
      const frames = await (await served.opened()).frames.read(await placeOf(asked), asked.key);
      return frames === null ? context.json({ error: "no pictures were recorded of it" }, 404) : context.json(frames);
    })
    .post("/runs/:name/frames/:key", async (context) => {
      const asked = context.req.param();
      return context.json(await (await served.opened()).frames.record(await placeOf(asked), asked.key));
    });
};
