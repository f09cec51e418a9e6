import { Hono } from "hono";
import { z } from "zod";
import { resolveConfig } from "../../app/config.ts";
import { resolveDesigner } from "../../app/designer-choice.ts";
import { effortNames, efforts } from "../../app/effort.ts";
import { describeEnvironments, type EnvironmentEntry } from "../../app/environments.ts";
import { launch, standingOfStarted } from "../../app/start/launch.ts";
import { planOfWords } from "../../app/start/plan.ts";
import { asPlan, unattended, wordsOfResume, wordsOfStart, type Wanted } from "../../app/start/words.ts";
import { usageError } from "../../core/errors.ts";
import { longestText } from "../../core/steering.ts";
import { bodyOf } from "../body.ts";
import { documentOf } from "../run-document.ts";
import { runFolder } from "../run-folder.ts";
import { saidId } from "../said-id.ts";
import type { Served } from "../types.ts";
import { planPage, startPage } from "../views/start.ts";
import { visible } from "../views/visible.ts";

const wanted = z.object({
  words: z.string().max(longestText),
  environment: z.string().min(1),
  task: z.string().min(1).nullable(),
  effort: z.enum(effortNames),
  seed: z.int().min(0),
  constraints: z.array(z.string().trim().min(1).max(longestText)).max(20),
  asks: z.boolean(),
});

const goOn = z.object({ id: saidId, generations: z.int().min(1).max(1000).nullable(), asks: z.boolean() });

/** Runs that are begun, and gone on with, from a page: each in a process of its own, which outlives this one. */
export const startRoutes = (served: Served): Hono => {
  const { runs } = served;
  let worlds: Promise<EnvironmentEntry[]> | undefined;
  // Loaded when somebody wants to start a run: it takes seconds.
  const environments = () =>
    (worlds ??= describeEnvironments().catch((thrown: unknown) => {
      worlds = undefined;
      throw thrown;
    }));
  const wordsFor = async (asked: Wanted) => wordsOfStart(asked, { runs, environments: await environments() });

  return new Hono()
    .get("/start", async (context) => {
      const known = await environments();
      const config = resolveConfig({ flags: { env: known[0]?.name ?? "" }, variables: process.env });
      const { config: resolved, reason } = await resolveDesigner(config, process.env);
      return context.json(
        startPage({ environments: known, efforts, designer: { name: resolved.designer, reason: reason ?? "" } }),
      );
    })
    .post("/start/plan", async (context) => {
      const words = asPlan(await wordsFor(await bodyOf(context, wanted)));
      return context.json(visible(planPage(await planOfWords(words, { signal: context.req.raw.signal }))));
    })
    .post("/start", async (context) => {
      const { id, ...asked } = await bodyOf(context, wanted.extend({ id: saidId }));
      await launch(runs, { id, words: unattended(await wordsFor(asked)) });
      return context.json(await standingOfStarted(runs, id));
    })
    .get("/start/:id", async (context) => {
      const id = saidId.safeParse(context.req.param("id"));
      const standing = id.success ? await standingOfStarted(runs, id.data) : null;
      return standing === null
        ? context.json({ error: "nothing was started under this name" }, 404)
        : context.json(standing);
    })
    .post("/runs/:name/go-on", async (context) => {
      const folder = await runFolder(served, context.req.param("name"));
      const { id, ...asked } = await bodyOf(context, goOn);
      const isNew = (await standingOfStarted(runs, id)) === null;
      if (isNew && (await documentOf(folder)).status === "running")
        throw usageError({ code: "running", message: "This run goes on already.", action: "Reload the page." });
      await launch(runs, { id, words: unattended(wordsOfResume(folder, { runs, ...asked })) });
      return context.json(await standingOfStarted(runs, id));
    });
};
