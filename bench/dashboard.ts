// What the first view of a run of 500 candidates and 100 MB of curves takes, from request to drawn:
//   npm run bench -- dashboard [--rounds 5] [--json]
// Each round starts `rewardsmith serve` as a process of its own and opens the page as soon as that has said its address (cold),
// and then once more (warm), in a browser that has kept nothing of it. The processor's time of the server and of all of the
// browser is told beside the clock's: on a machine that has other things to do it is what says how fast a free one would be.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { startBrowser } from "../test/browser/dashboard.ts";
import { candidates, largeRun } from "./dashboard/large-run.ts";
import { processorSeconds, startedSeconds } from "./processor.ts";
import { startServerProcess, type ServerProcess } from "./dashboard/server.ts";
import { measured, printMeasurements, type Measurement } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, json: { type: "boolean" } },
});

/** Milliseconds by the clock and of the processor, and megabytes of the page's heap. */
type View = { wall: number; server: number; browser: number; heap: number };

/** Runs in the page: says when all candidates have been painted. To ask for it again and again would be work of its own. */
const sayDrawn = `new MutationObserver((_, observer) => {
  if (document.querySelectorAll(".strip circle.candidate").length < ${candidates}) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => console.log("drawn")));
}).observe(document, { subtree: true, childList: true });`;

/** In a context of its own. */
const view = async (browser: Browser, { address, pid }: ServerProcess, name: string): Promise<View> => {
  const url = new URL(address);
  url.pathname = `/run/${name}`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(sayDrawn);
    const drawn = page.waitForEvent("console", (message) => message.text() === "drawn");
    const before = { server: processorSeconds(pid), browser: startedSeconds(pid), at: performance.now() };
    await page.goto(url.href, { waitUntil: "commit" });
    await drawn;
    const wall = performance.now() - before.at;
    const server = 1000 * (processorSeconds(pid) - before.server);
    const taken = 1000 * (startedSeconds(pid) - before.browser);
    const session = await context.newCDPSession(page);
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return { wall, server, browser: taken, heap: usedSize / 1e6 };
  } finally {
    await context.close();
  }
};

const rows = (what: string, views: readonly View[]): Measurement[] => [
  measured(
    `${what}: from request to drawn`,
    views.map(({ wall }) => wall),
    "ms",
  ),
  measured(
    `${what}: the server's processor time of it`,
    views.map(({ server }) => server),
    "ms",
  ),
  measured(
    `${what}: the browser's`,
    views.map(({ browser }) => browser),
    "ms",
  ),
];

/** How long the first view of a large run takes, from request to drawn, and what the page holds in memory. */
export const bench = async (): Promise<void> => {
  const runs = mkdtempSync(join(tmpdir(), "rewardsmith-bench-dashboard-"));
  const browser = await startBrowser();
  try {
    const name = largeRun(runs);
    const starts: { wall: number; server: number }[] = [];
    const cold: View[] = [];
    const warm: View[] = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      const start = performance.now();
      const server = await startServerProcess(runs);
      starts.push({ wall: performance.now() - start, server: 1000 * processorSeconds(server.pid) });
      try {
        cold.push(await view(browser, server, name));
        warm.push(await view(browser, server, name));
      } finally {
        await server.close();
      }
    }
    printMeasurements(
      `The page of a run of ${candidates} candidates and 100 MB of curves`,
      [
        measured(
          "start of the server, to its address",
          starts.map(({ wall }) => wall),
          "ms",
        ),
        measured(
          "start of the server: its processor time",
          starts.map(({ server }) => server),
          "ms",
        ),
        ...rows("cold", cold),
        ...rows("warm", warm),
        measured(
          "heap of the page's script",
          [...cold, ...warm].map(({ heap }) => heap),
          "MB",
        ),
        { what: "load of the machine, one minute", value: loadavg()[0] as number, unit: "" },
      ],
      values,
    );
  } finally {
    await browser.close();
    rmSync(runs, { recursive: true, force: true });
  }
};
