import { Hono } from "hono";
import { usageError } from "../../core/errors.ts";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import type { RecordedPlay } from "../../core/recording.ts";
import { playerEpisode } from "../../drawing/player-episode.ts";
import { runFolder } from "../run-folder.ts";
import type { Served } from "../types.ts";
import { visible } from "../views/visible.ts";
import { watchPage } from "../views/watch.ts";

/** One fresh episode of somebody, with what a person should know beside it. */
export type WatchedPage = { episode: PlayerEpisode; policy: string; notices: readonly string[] };

/** Frames of an episode: an eye tells no more apart in a minute. */
const mostFrames = 1001;

/** The page *watch*: who can be watched, and an episode of each from the same start. */
export const watchRoutes = (served: Served): Hono => {
  const runOf = async (name: string) => {
    const folder = await runFolder(served, name);
    const { view } = await served.watches.run(folder);
    return { folder, view };
  };
  return new Hono()
    .get("/runs/:name/watch", async (context) => {
      const { view } = await runOf(context.req.param("name"));
      return context.json(visible(watchPage(view)));
    })
    .get("/runs/:name/watch/:who", async (context) => {
      const { name, who } = context.req.param();
      const run = await runOf(name);
      const { candidates, beside } = watchPage(run.view);
      if (![...candidates.map(({ id }) => id), ...beside].includes(who))
        throw usageError({
          code: "play/no-policy",
          message: `This run has kept no policy of "${who}".`,
          action: "Watch another one.",
        });
      const start = Number(context.req.query("start") ?? 1);
      if (!Number.isSafeInteger(start) || start < 0)
        throw usageError({
          code: "bad-seed",
          message: `A start is a whole number, not "${context.req.query("start")}".`,
          action: "Give another.",
        });
      const opened = await served.opened();
      const { recording, notices } = await opened.fresh(run, { who, start });
      const [episode] = recording.episodes as [RecordedPlay];
      const [frames] = await opened.frames.of(recording, { name, folder: run.folder });
      const page: WatchedPage = {
        episode: playerEpisode(recording, { episode, name: who, most: mostFrames, frames }),
        policy: recording.policy,
        notices,
      };
      return context.json(visible(page));
    });
};
