import { join } from "node:path";
import { Hono } from "hono";
import { usageError } from "../../core/errors.ts";
import type { RunSummary } from "../../core/summary.ts";
import { whichNames } from "../../evolution/which-training.ts";
import { readArtifact } from "../../store/artifacts.ts";
import { readDocument, runFile } from "../../store/documents.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import { exchangeOf } from "../views/candidate/asked.ts";
import { candidateDetail } from "../views/candidate/detail.ts";
import { episodesView } from "../views/episodes.ts";
import { visible } from "../views/visible.ts";

const reader =
  (folder: string) =>
  (path: string, hash?: string): Promise<string> =>
    readArtifact(folder, { path, hash });

const unknown = (what: string): Error =>
  usageError({ code: "unknown-candidate", message: `This run has no ${what}.`, action: "Go back to its lineage." });

/** A number of an address; undefined of none, and of what is no such number. */
const wholeOf = (text: string | undefined): number | undefined => {
  const value = Number(text);
  return text !== undefined && text !== "" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
};

export const candidateRoutes = (served: Served): Hono =>
  new Hono()
    .get("/runs/:name/candidates/:id", async (context) => {
      const { name, id } = context.req.param();
      const folder = await runFolder(served, name);
      const { view } = await served.watches.run(folder);
      const { constraints: asked = [] } = (await readDocument(folder, { name: runFile })) as Partial<RunSummary>;
      const detail = await candidateDetail({ view, asked, read: reader(folder) }, id);
      if (detail === null) throw unknown(`candidate "${id}"`);
      return context.json(visible(detail));
    })
    .get("/runs/:name/candidates/:id/episodes", async (context) => {
      const { name, id } = context.req.param();
      const folder = await runFolder(served, name);
      const { view } = await served.watches.run(folder);
      const candidate = view.candidates[id];
      if (candidate === undefined) throw unknown(`candidate "${id}"`);
      const wanted = context.req.query("which");
      const which = whichNames.find((known) => known === wanted) ?? "median";
      const [seed, first = 0] = [wholeOf(context.req.query("seed")), wholeOf(context.req.query("from"))];
      const opened = await served.opened();
      const played = await opened.evaluation({ folder, view }, { candidate: id, which, seed, first });
      const frames = await opened.frames.of(played.recording, { name, folder });
      const findings = [...(candidate.looked ?? []), ...(candidate.diagnosis?.findings ?? [])];
      return context.json(
        visible(episodesView(played, { findings, first, frames, name: (place) => `${id}, episode ${place + 1}` })),
      );
    })
    .get("/runs/:name/model/:key", async (context) => {
      const { name, key } = context.req.param();
      const exchange = await exchangeOf({ read: reader(await runFolder(served, name)) }, key);
      if (exchange === null) throw unknown(`answer "${join("model", key)}"`);
      return context.json(visible(exchange));
    });
