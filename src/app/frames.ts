import { join } from "node:path";
import { z } from "zod";
import { ExitCode, RewardsmithError } from "../core/errors.ts";
import { frameLimits, longestPicture, type EpisodeFrames, type ReplayedEpisode } from "../core/frames.ts";
import { contentHash } from "../core/hash.ts";
import { imageOf } from "../core/image.ts";
import type { Drawer } from "../core/interfaces.ts";
import type { FramesJob } from "../core/job.ts";
import type { RecordedPlay, Recording } from "../core/recording.ts";
import { writeArtifact } from "../store/artifacts.ts";
import { readOptional } from "../store/documents.ts";
import { isFile } from "./is-file.ts";

const base64 = z.base64().max(Math.ceil(longestPicture / 3) * 4);
/** With what base64 fills up each picture by. */
const mostBytes = frameLimits.bytes + 2 * frameLimits.frames;
const side = z.number().int().min(1).max(frameLimits.across);

const schema = z
  .object({
    format: z.literal("rewardsmith/frames"),
    version: z.literal(1),
    width: side,
    height: side,
    steps: z.array(z.number().int().min(0)).min(1).max(frameLimits.frames),
    images: z.array(base64),
  })
  .refine(({ steps, images }) => steps.length === images.length, "it has a step for each picture")
  .refine(
    ({ images }) => images.reduce((sum, { length }) => sum + Math.floor((3 * length) / 4), 0) <= mostBytes,
    "all pictures are no larger together than is kept",
  )
  .refine(
    ({ steps }) => steps.every((step, index) => index === 0 || step > (steps[index - 1] as number)),
    "steps ascend",
  )
  .refine(
    ({ width, height, images }) =>
      images.every((text) => {
        const image = imageOf(Buffer.from(text, "base64"));
        return image?.width === width && image.height === height;
      }),
    "every picture is a PNG or a JPEG of its size",
  );

/** What is to be drawn of an episode of a recording. */
export const framesJob = ({ environment }: Recording, episode: RecordedPlay): FramesJob => {
  const { seed, length, states, actions } = episode;
  return { kind: "frames", environment, episode: { seed, length, states, actions } satisfies ReplayedEpisode };
};

/** Of what is drawn: the same episode of the same world has the same key, whoever acted in it. */
export const framesKey = ({ environment: { name, hash, options }, episode }: FramesJob): string =>
  contentHash({ name, hash, options, episode });

const fileOf = (key: string): string => `frames/${key}.json`;

/** Whether something was recorded; only who reads it knows that it is whole. */
export const hasFrames = (folder: string, key: string): Promise<boolean> => isFile(join(folder, fileOf(key)));

/** Those of a run folder; null where none were recorded, or what lies there is none. */
export const readFrames = async (folder: string, key: string): Promise<EpisodeFrames | null> => {
  const document = await readOptional(folder, { name: fileOf(key) }).catch(() => null);
  const read = schema.safeParse(document);
  return read.success ? read.data : null;
};

/** Has the world draw the episode, and keeps that in the run folder. Throws `frames/none` where there are no pictures, with the reason. */
export const recordFrames = async (
  job: FramesJob,
  { folder, drawer }: { folder: string; drawer: Drawer },
): Promise<EpisodeFrames> => {
  const outcome = await drawer.frames(job);
  const refuse = (message: string, action: string): never => {
    throw new RewardsmithError({ code: "frames/none", message, action, exitCode: ExitCode.allFailed });
  };
  if (outcome.kind === "failed")
    return refuse(
      `no pictures were recorded: ${outcome.failure.reason}: ${outcome.failure.message}`,
      "Try again when the machine has less to do; its numbers can be watched all the same.",
    );
  if (outcome.kind === "none") return refuse(outcome.problem, outcome.action);
  const read = schema.safeParse(outcome.frames);
  if (!read.success)
    return refuse(
      `what was drawn is no pictures: ${read.error.issues[0]?.message}`,
      "Its numbers can be watched all the same.",
    );
  await writeArtifact(folder, { path: fileOf(framesKey(job)), content: `${JSON.stringify(read.data)}\n` });
  return read.data;
};
