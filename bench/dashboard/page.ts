import type { Browser, Page } from "playwright-core";
import { residentMegabytes } from "./server.ts";

/** Memory of the page's process: all of it, and the heap of its script after a collection. */
export type PageMemory = { resident: number; heap: number };

export const memoryOf = async (browser: Browser, page: Page): Promise<PageMemory> => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  await system.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => residentMegabytes(id));
  return { resident: Math.max(...renderers), heap: usedSize / 1e6 };
};

/** What frames took since they were watched: gaps between two, and tasks that held the page for longer than 50 ms. */
export type Frames = { gaps: number[]; tasks: number[] };

/** Begins to watch frames. */
export const watchFrames = (page: Page): Promise<void> =>
  page.evaluate(`{
    globalThis.frames_ = { gaps: [], tasks: [] };
    let last = performance.now();
    const next = (now) => { frames_.gaps.push(now - last); last = now; requestAnimationFrame(next); };
    requestAnimationFrame(next);
    new PerformanceObserver((list) => frames_.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  }`);

/** What was watched since the last time. */
export const takeFrames = (page: Page): Promise<Frames> =>
  page.evaluate<Frames>("{ const taken = frames_; globalThis.frames_ = { gaps: [], tasks: [] }; taken; }");
