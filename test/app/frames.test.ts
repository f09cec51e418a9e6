import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { framesJob, framesKey, readFrames, recordFrames } from "../../src/app/frames.ts";
import type { EpisodeFrames } from "../../src/core/frames.ts";
import type { FramesOutcome } from "../../src/core/outcome.ts";
import { emptyFolder } from "../cli/command.ts";
import { recording, walk } from "../drawing/recordings.ts";

/** One pixel, as Python writes it. */
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNiZGIGAAAWAAkMFBMxAAAAAElFTkSuQmCC";

/** A part of data is lengthened to 900 kB: still a picture by its parts. */
const large = (() => {
  const bytes = Buffer.from(pixel, "base64");
  const [head, data, end] = [bytes.subarray(0, 33), bytes.subarray(33, -12), bytes.subarray(-12)];
  const filled = Buffer.concat([data.subarray(0, -4), Buffer.alloc(900_000), data.subarray(-4)]);
  filled.writeUInt32BE(data.readUInt32BE(0) + 900_000, 0);
  return Buffer.concat([head, filled, end]).toString("base64");
})();

const frames: EpisodeFrames = {
  format: "rewardsmith/frames",
  version: 1,
  width: 1,
  height: 1,
  steps: [0, 4],
  images: [pixel, pixel],
};

const what = recording({ episodes: [walk(), walk({ length: 30 })] });
const jobs = what.episodes.map((episode) => framesJob(what, episode));
const [job, other] = jobs as [(typeof jobs)[0], (typeof jobs)[0]];

const recordFrom = (folder: string, outcome: FramesOutcome) =>
  recordFrames(job, { folder, drawer: { frames: () => Promise.resolve(outcome) } });

test("what was drawn is kept in the run folder, by the episode", async () => {
  const folder = emptyFolder();
  expect(await readFrames(folder, framesKey(job))).toBeNull();
  expect(await recordFrom(folder, { kind: "drawn", frames })).toEqual(frames);
  expect(await readFrames(folder, framesKey(job))).toEqual(frames);
  expect(await readFrames(folder, framesKey(other))).toBeNull();
  expect(readdirSync(join(folder, "frames"))).toEqual([`${framesKey(job)}.json`]);
});

test("the same episode has one key, whoever acted; another start, world or action another", () => {
  const key = (changes: object) => framesKey({ ...job, ...changes });
  expect(framesKey(framesJob({ ...what, policy: "somebody else" }, what.episodes[0]!))).toBe(framesKey(job));
  expect(key({ episode: { ...job.episode, seed: 99 } })).not.toBe(framesKey(job));
  expect(key({ environment: { ...job.environment, hash: "another" } })).not.toBe(framesKey(job));
});

test.each<[string, FramesOutcome, object]>([
  [
    "a world that gives none",
    { kind: "none", problem: "no display", action: "Get one." },
    { message: "no display", action: "Get one." },
  ],
  [
    "one that took too long",
    { kind: "failed", failure: { reason: "timeout", message: "too long" } },
    { message: "no pictures were recorded: timeout: too long" },
  ],
])("%s is a refusal in words, and nothing is kept", async (_, outcome, refusal) => {
  const folder = emptyFolder();
  await expect(recordFrom(folder, outcome)).rejects.toMatchObject({ code: "frames/none", ...refusal });
  expect(readdirSync(folder)).toEqual([]);
});

const lies: [string, object][] = [
  ["a size beyond the limits", { width: 481 }],
  ["another size than the pictures have", { width: 2 }],
  ["a step without a picture", { steps: [0, 4, 8] }],
  ["steps that go back", { steps: [4, 0] }],
  ["text for a picture", { images: [pixel, "PHN2Zz4="] }],
  ["no base64", { images: [pixel, "<script>"] }],
  ["too many", { steps: Array.from({ length: 301 }, (__, step) => step), images: Array(301).fill(pixel) }],
  ["one that is too large", { images: [pixel, "A".repeat(2_000_000)] }],
  ["more than is kept in all", { steps: [0, 1, 2, 3, 4, 5, 6], images: Array(7).fill(large) }],
];

test.each(lies)("%s is not believed, from a child or from the disk", async (_, lie) => {
  const folder = emptyFolder();
  const lying = { ...frames, ...lie } as EpisodeFrames;
  await expect(recordFrom(folder, { kind: "drawn", frames: lying })).rejects.toMatchObject({ code: "frames/none" });
  mkdirSync(join(folder, "frames"));
  writeFileSync(join(folder, "frames", `${framesKey(job)}.json`), JSON.stringify(lying));
  expect(await readFrames(folder, framesKey(job))).toBeNull();
});
