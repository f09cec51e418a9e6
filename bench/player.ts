// How fast the player draws a humanoid in three dimensions without a graphics card, at 800 pixels, and what that costs:
//   npm run bench -- player [--seconds 8] [--json]
// The processor's time of all the browser's processes is told beside the rate: on a machine that has other things to do, it is
// what says how fast two free cores would be.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium as driver } from "playwright-core";
import { playPage } from "../src/app/play-page.ts";
import { playPolicy } from "../src/app/play.ts";
import { defaults } from "../src/app/config.ts";
import { wireExecutor } from "../src/app/wiring.ts";
import type { Recording } from "../src/core/recording.ts";
import { chromium } from "../test/browser/chromium.ts";
import { located } from "../test/browser/dashboard.ts";
import { printMeasurements } from "./harness.ts";
import { startedSeconds } from "./processor.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "8" }, json: { type: "boolean" } },
});

/** A page as wide as its picture is 800 pixels. */
const viewport = { width: 850, height: 900 };
/** Steps of an episode that nobody falls in. */
const steps = 1000;

/** A random policy falls at once: its episode is played to and fro, going forward at a walk. */
const walking = ({ episodes: [fallen], ...recording }: Recording): Recording => {
  if (fallen === undefined || fallen.poses === null) throw new Error("nothing was recorded");
  const { poses, length } = fallen;
  const at = Array.from({ length: steps + 1 }, (_, step) => {
    const place = step % (2 * length);
    return place <= length ? place : 2 * length - place;
  });
  const moved = (frame: readonly number[], step: number): number[] =>
    frame.map((value, index) => (index >= 12 && index % 12 === 0 ? value + 1.3 * step * recording.dt : value));
  const through = (columns: Record<string, number[]>, places: readonly number[]) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, places.map((place) => column[place] ?? 0)]),
    );
  return {
    ...recording,
    episodes: [
      {
        ...fallen,
        length: steps,
        poses: at.map((place, step) => moved(poses[place] as number[], step)),
        states: through(fallen.states, at),
        actions: through(fallen.actions, at.slice(1)),
        terms: null,
        rewards: null,
      },
    ],
  };
};

const record = async (): Promise<Recording> => {
  const executor = wireExecutor({ jobs: 1, deadline: 600 });
  try {
    const { recording } = await playPolicy(
      {
        source: null,
        random: true,
        choice: {},
        config: { ...defaults(), env: "humanoid" },
        reward: null,
        evaluation: false,
        episodes: 1,
        seed: 1,
      },
      executor,
    );
    return recording;
  } finally {
    await executor.close();
  }
};

/** Runs in the page: plays for so long, and counts the frames that were painted. */
const count = (milliseconds: number): string => `new Promise((resolve) => {
  document.querySelector(".player-play").click();
  const start = performance.now();
  let frames = 0;
  const paint = (now) => {
    frames++;
    if (now - start < ${milliseconds}) requestAnimationFrame(paint);
    else resolve({ frames, seconds: (now - start) / 1000, pixels: document.querySelector(".player-canvas canvas").width, width: document.querySelector(".player-canvas canvas").clientWidth });
  };
  requestAnimationFrame(paint);
})`;

type Counted = { frames: number; seconds: number; pixels: number; width: number };

export const bench = async (): Promise<void> => {
  if (chromium === undefined) throw new Error("needs Chromium on the PATH, or its path in REWARDSMITH_CHROMIUM");
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-player-"));
  const profile = join(folder, "profile");
  try {
    const file = join(folder, "play.html");
    writeFileSync(file, await playPage(walking(await record())));
    const context = await driver.launchPersistentContext(profile, {
      executablePath: located(chromium),
      viewport,
      reducedMotion: "reduce",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    });
    try {
      const [page = await context.newPage()] = context.pages();
      await page.goto(pathToFileURL(file).href);
      await page.waitForSelector(".player-camera");
      const before = startedSeconds();
      const { frames, seconds, pixels, width } = await page.evaluate<Counted>(count(1000 * Number(values.seconds)));
      const processor = startedSeconds() - before;
      printMeasurements(
        "A humanoid played in three dimensions, drawn by the processor",
        [
          { what: "width of the picture", value: width, unit: "px" },
          { what: "frames", value: frames / seconds, unit: "1/s" },
          { what: "pixels drawn across it at the end", value: pixels, unit: "px" },
          { what: "of the processor, all of the browser", value: (1000 * processor) / frames, unit: "ms a frame" },
          {
            what: "frames if all cores were free",
            value: Math.min(60, (frames * availableParallelism()) / processor),
            unit: "1/s",
          },
          { what: "load of the machine meanwhile", value: loadavg()[0] as number, unit: "" },
        ],
        values,
      );
    } finally {
      await context.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
