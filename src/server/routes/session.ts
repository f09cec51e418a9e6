import { Hono } from "hono";
import { z } from "zod";
import { toldOf } from "../../app/behaviour.ts";
import { judgeText } from "../../app/session/change.ts";
import { askToStop, readSaid, sayToRun } from "../../app/session/say.ts";
import { usageError } from "../../core/errors.ts";
import { figure } from "../../core/format.ts";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import type { RecordedPlay } from "../../core/recording.ts";
import { longestText } from "../../core/steering.ts";
import { playerEpisode } from "../../drawing/player-episode.ts";
import { weightsIn } from "../../reward/program.ts";
import { readInbox } from "../../store/inbox.ts";
import { bodyOf } from "../body.ts";
import { runFolder } from "../run-folder.ts";
import { saidId } from "../said-id.ts";
import type { Served } from "../types.ts";
import { sessionPage } from "../views/session/session.ts";
import { visible } from "../views/visible.ts";
import { documentOf, roleOf } from "../run-document.ts";

const saying = z.object({ id: saidId, said: z.unknown() });
const program = z.object({ text: z.string().min(1).max(longestText) });

/** A candidate's program as it is, with its weights. */
export type ProgramPage = { id: string; text: string; weights: Record<string, number> };

/** In a sentence what each candidate of a generation did, by id; null of who was not trained. */
export type ToldPage = Record<string, string | null>;

/** More frames than a person can tell from a film. */
const mostFrames = 600;

/** Who compares two shall see what they do, and neither whose they are nor what they were paid for it. */
const blinded = (shown: PlayerEpisode): PlayerEpisode => ({
  ...shown,
  name: "",
  caption: `${figure(shown.length * shown.dt)} s`,
  series: shown.series.filter(({ tone }) => tone === "state" || tone === "action"),
  moments: [],
});

/** The page *session* and all that can be said in it. */
export const sessionRoutes = (served: Served): Hono => {
  const { watches } = served;
  const runOf = async (name: string) => {
    const folder = await runFolder(served, name);
    const { view } = await watches.run(folder);
    return { folder, view };
  };

  return new Hono()
    .get("/runs/:name/session", async (context) => {
      const name = context.req.param("name");
      const { folder, view } = await runOf(name);
      const { run, status } = await documentOf(folder);
      const entries = await readInbox(folder, { taken: new Set() });
      const prefers = roleOf({ run, view });
      return context.json(visible(sessionPage({ name, status, view, heeded: run, entries, prefers })));
    })
    .post("/runs/:name/said", async (context) => {
      const { folder, view } = await runOf(context.req.param("name"));
      const { id, said: document } = await bodyOf(context, saying);
      const said = readSaid(document);
      if ("problem" in said)
        throw usageError({ code: "bad-request", message: said.problem, action: "Say it in another way." });
      const opened = await served.opened();
      const run = { folder, view, config: await opened.config(folder), problem: () => opened.problem(folder) };
      return context.json(await sayToRun(said, { id, run }));
    })
    .post("/runs/:name/critic", async (context) => {
      const { folder } = await runOf(context.req.param("name"));
      const { text } = await bodyOf(context, program);
      return context.json(await judgeText(text, await (await served.opened()).problem(folder)));
    })
    .post("/runs/:name/stop", async (context) => {
      const { folder } = await runOf(context.req.param("name"));
      const { id } = await bodyOf(context, z.object({ id: saidId }));
      if ((await documentOf(folder)).status !== "running")
        throw usageError({
          code: "not-running",
          message: "This run is not running.",
          action: "There is nothing to stop.",
        });
      await askToStop(folder, { id });
      return context.json({ asked: true });
    })
    .get("/runs/:name/program/:id", async (context) => {
      const { view } = await runOf(context.req.param("name"));
      const candidate = view.candidates[context.req.param("id")];
      if (candidate === undefined)
        throw usageError({ code: "unknown-candidate", message: "This run has no such candidate.", action: "Reload." });
      const { id, text } = candidate;
      const page: ProgramPage = { id, text, weights: weightsIn(text) };
      return context.json(page);
    })
    .get("/runs/:name/told", async (context) => {
      const run = await runOf(context.req.param("name"));
      const opened = await served.opened();
      const { loaded, task } = await opened.problem(run.folder);
      const told = { spec: loaded.environment.spec, judged: task.success !== undefined, pool: "search" as const };
      const generation = Number(context.req.query("generation") ?? run.view.generation);
      const of = Object.values(run.view.candidates).filter((each) => each.generation === generation);
      const page: ToldPage = Object.fromEntries(
        await Promise.all(
          of.map(async ({ id }) => [id, toldOf(await opened.results(run, id), told)?.text ?? null] as const),
        ),
      );
      return context.json(visible(page));
    })
    .get("/runs/:name/watched/:id", async (context) => {
      const { name, id } = context.req.param();
      const run = await runOf(name);
      const opened = await served.opened();
      const recording = await opened.recording(run, id);
      const [episode] = recording.episodes as [RecordedPlay];
      const [frames] = await opened.frames.of(recording, { name, folder: run.folder });
      const shown = playerEpisode(recording, { episode, name: recording.policy, most: mostFrames, frames });
      return context.json(context.req.query("blind") === undefined ? shown : blinded(shown));
    });
};
