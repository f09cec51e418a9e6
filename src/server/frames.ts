import { framesJob, framesKey, hasFrames, readFrames, recordFrames } from "../app/frames.ts";
import { usageError } from "../core/errors.ts";
import type { EpisodeFrames, FramesReference } from "../core/frames.ts";
import type { Drawer } from "../core/interfaces.ts";
import type { FramesJob } from "../core/job.ts";
import type { Recording } from "../core/recording.ts";

/** A run by the name that addresses have of it, and its folder. */
type Named = { name: string; folder: string };

export type Frames = {
  /** Where the pictures of each episode of a recording are or may be had; none where its world draws nothing. */
  of(recording: Recording, run: Named): Promise<(FramesReference | undefined)[]>;
  /** Those that were recorded; null where none were. */
  read(folder: string, key: string): Promise<EpisodeFrames | null>;
  /** Records those of an episode that this server has shown. Throws `frames/none`, `frames/unknown`. */
  record(folder: string, key: string): Promise<EpisodeFrames>;
};

/** Of so many episodes it is known how to have them drawn: those that open pages show. */
const mostKnown = 24;

/** What is recorded lies in the run folders; what was shown is kept here, since a page names it by its key alone. */
export const createFrames = (drawer: () => Promise<Drawer>): Frames => {
  const known = new Map<string, FramesJob>();
  const underWay = new Map<string, Promise<EpisodeFrames>>();
  const keep = (key: string, job: FramesJob): void => {
    known.delete(key);
    known.set(key, job);
    for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest);
  };
  return {
    of: (recording, { name, folder }) =>
      Promise.all(
        recording.episodes.map(async (episode) => {
          if (recording.draws !== true) return undefined;
          const job = framesJob(recording, episode);
          const key = framesKey(job);
          keep(key, job);
          const address = `/api/runs/${encodeURIComponent(name)}/frames/${key}`;
          return { address, recorded: await hasFrames(folder, key) };
        }),
      ),
    read: readFrames,
    record(folder, key) {
      const place = `${folder}\n${key}`;
      const begun = underWay.get(place);
      if (begun !== undefined) return begun;
      const job = known.get(key);
      if (job === undefined)
        throw usageError({
          code: "frames/unknown",
          message: "This server has not shown that episode since it was started.",
          action: "Reload the page and record it again.",
        });
      const recording = drawer()
        .then((drawing) => recordFrames(job, { folder, drawer: drawing }))
        .finally(() => underWay.delete(place));
      underWay.set(place, recording);
      return recording;
    },
  };
};
