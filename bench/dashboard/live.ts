import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { median, quantile } from "../../src/core/statistics.ts";
import type { Measurement } from "../harness.ts";
import { memoryOf, takeFrames, watchFrames } from "./page.ts";
import { residentMegabytes, startServerProcess } from "./server.ts";
import { synthesizeRun } from "./synthetic-run.ts";

const samples = 4;
/** A training's length, in times that it tells how far it is. */
const told = 150;
const longestFrame = 50;
/** Both processes compile what they run often, and fill their caches. */
const warmUpSeconds = 30;

type Sample = { resident: number; heap: number; server: number };

/** By how much the last third of samples lies above the first, in megabytes. */
const growthOf = (samples_: readonly Sample[], of: keyof Sample): Measurement => {
  const figures = samples_.map((sample) => sample[of]);
  const third = Math.max(1, Math.floor(figures.length / 3));
  const [first, last] = [median(figures.slice(0, third)), median(figures.slice(-third))];
  const names = {
    resident: "resident memory of the page",
    heap: "heap of its script",
    server: "resident memory of the server",
  };
  return { what: `live: growth of the ${names[of]}, to ${last.toFixed(1)} MB`, value: last - first, unit: "MB" };
};

/** The page of a run that goes on, for so long: what its frames take, and whether page or server grow. */
export const liveRun = async (
  browser: Browser,
  root: string,
  { minutes, perSecond }: { minutes: number; perSecond: number },
): Promise<Measurement[]> => {
  const stop = new AbortController();
  const { promise: begun, resolve: onFolder } = Promise.withResolvers<string>();
  const pace = { points: 100, told, milliseconds: (1000 * samples) / perSecond };
  const plan = { generations: 100_000, samples };
  const ended = synthesizeRun(root, { plan, pace, signal: stop.signal, onFolder }).catch((thrown: unknown) => {
    if (!stop.signal.aborted) throw thrown;
  });
  const folder = await Promise.race([begun, ended.then(() => Promise.reject(new Error("the run has ended")))]);
  const server = await startServerProcess(root);
  const log = (): number => readFileSync(join(folder, "events.jsonl"), "utf8").split("\n").length;
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    const address = new URL(server.address);
    address.pathname = `/run/${basename(folder)}`;
    await page.goto(address.href);
    await page.locator(".state.running").waitFor();
    await setTimeout(Math.min(warmUpSeconds, minutes * 20) * 1000);
    const before = { events: log(), at: performance.now() };
    await watchFrames(page);
    const taken: Sample[] = [];
    const gaps: number[] = [];
    const tasks: number[] = [];
    const end = performance.now() + minutes * 60_000;
    const every = Math.min(10_000, (minutes * 60_000) / 12);
    while (performance.now() < end) {
      await setTimeout(every);
      const frames = await takeFrames(page);
      gaps.push(...frames.gaps);
      tasks.push(...frames.tasks);
      // A collection holds the page: its own frames are not counted.
      taken.push({ ...(await memoryOf(browser, page)), server: residentMegabytes(server.pid) });
      await takeFrames(page);
    }
    const seconds = (performance.now() - before.at) / 1000;
    const late = gaps.filter((gap) => gap > longestFrame).length;
    return [
      {
        what: `live: events a second, over ${(seconds / 60).toFixed(1)} minutes`,
        value: (log() - before.events) / seconds,
        unit: "",
      },
      { what: "live: median gap between frames", value: median(gaps), unit: "ms" },
      { what: "live: 99 % of gaps are below", value: quantile(gaps, 0.99), unit: "ms" },
      { what: "live: longest gap", value: Math.max(...gaps), unit: "ms" },
      { what: `live: gaps above ${longestFrame} ms`, value: (100 * late) / gaps.length, unit: "%" },
      { what: `live: tasks above ${longestFrame} ms`, value: tasks.length, unit: "" },
      { what: "live: longest task of them", value: Math.max(0, ...tasks), unit: "ms" },
      growthOf(taken, "resident"),
      growthOf(taken, "heap"),
      growthOf(taken, "server"),
    ];
  } finally {
    stop.abort(new Error("the bench has ended"));
    await ended;
    await server.close();
  }
};
