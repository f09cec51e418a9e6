import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunEvent } from "../src/core/events.ts";
import { startServer } from "../src/server/serve.ts";
import { chainStart, encodeRecord } from "../src/store/record.ts";
import { openPage, startBrowser } from "../test/browser/dashboard.ts";

const recorded = join(import.meta.dirname, "../test/fixtures/run-folders/0.1.0");
const generations = 50;
const samples = 10;
const curveBytes = 100e6;

type Line = { key: string | null; event: RunEvent };

const renamed = (
  { key, event }: Line,
  { from, to, generation }: { from: string; to: string; generation: number },
): Line => {
  const text = JSON.stringify({ key, event }).replaceAll(`"${from}"`, `"${to}"`);
  const line = JSON.parse(text) as Line;
  if (line.event.type === "candidate-proposed") return { ...line, event: { ...line.event, generation } };
  return line;
};

/**
 * A recorded run made as large as asked: its events for 500 candidates, each with an outcome of its own on the disk, padded with
 * curves so that all of them have 100 MB.
 */
const largeRun = (runs: string): string => {
  const name = readdirSync(recorded).find((one) => one.includes("mountain-car")) as string;
  const folder = join(runs, name);
  cpSync(join(recorded, name), folder, { recursive: true });
  const lines = readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((text) => JSON.parse(text) as Line);
  const firstGeneration = lines.findIndex(({ event }) => event.type === "generation-started");
  const ofOne = lines.filter(
    ({ event }) =>
      ("id" in event && event.id === "g1-c1") ||
      ("owner" in event && event.owner === "g1-c1" && event.pool === "search"),
  );
  const before = lines.slice(0, firstGeneration);
  const after = lines.slice(lines.findIndex(({ event }) => event.type === "confirmation-started"));
  const search = Array.from({ length: generations }, (_, index) => {
    const generation = index + 1;
    const candidates = Array.from({ length: samples }, (__, place) =>
      ofOne.map((line) => renamed(line, { from: "g1-c1", to: `g${generation}-c${place + 1}`, generation })),
    );
    const begun: Line = {
      key: `generation-started:${generation}`,
      event: { type: "generation-started", generation, count: samples },
    };
    const ended: Line = {
      key: `generation:${generation}`,
      event: { type: "generation-ended", generation, best: "g2-c4", fitness: 1 },
    };
    return [begun, ...candidates.flat(), ended];
  }).flat();
  let sum = chainStart;
  const bytes = [...before, ...search, ...after].map(({ key, event }, seq) => {
    const record = encodeRecord(
      { seq, key, time: new Date(1.79e12 + 100 * seq).toISOString(), event },
      { previous: sum },
    );
    sum = record.sum;
    return record.line;
  });
  writeFileSync(join(folder, "events.jsonl"), Buffer.concat(bytes));
  const padding = JSON.stringify(
    Array.from({ length: curveBytes / (generations * samples) / 12 }, (_, index) => index + 0.123456),
  );
  mkdirSync(join(folder, "trainings"), { recursive: true });
  for (let index = 0; index < generations * samples; index++)
    writeFileSync(join(folder, "trainings", `${index}.json`), padding);
  return name;
};

/** How long the first view of a large run takes, from request to drawn, and what the page holds in memory. */
export const bench = async (): Promise<void> => {
  const runs = mkdtempSync(join(tmpdir(), "rewardsmith-bench-dashboard-"));
  const name = largeRun(runs);
  const browser = await startBrowser();
  try {
    const times: number[] = [];
    let memory = 0;
    for (let round = 0; round < 5; round++) {
      // A server that has read nothing yet.
      const server = await startServer(runs, { port: 0 });
      const page = await openPage(browser, { address: server.address, path: "/environments" });
      const start = performance.now();
      await page.goto(new URL(`/run/${name}`, server.address).href);
      await page.locator(".strip circle.candidate").nth(400).waitFor({ state: "attached" });
      times.push(performance.now() - start);
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable");
      const { metrics } = (await session.send("Performance.getMetrics")) as {
        metrics: { name: string; value: number }[];
      };
      memory = Math.max(memory, metrics.find((metric) => metric.name === "JSHeapUsedSize")?.value ?? 0);
      await page.context().close();
      await server.close();
    }
    const sorted = times.toSorted((left, right) => left - right);
    console.log(
      `first view of ${generations * samples} candidates: ${sorted.map((time) => `${Math.round(time)} ms`).join(", ")}`,
    );
    console.log(`JavaScript heap of the page: ${(memory / 1e6).toFixed(1)} MB`);
  } finally {
    await browser.close();
    rmSync(runs, { recursive: true, force: true });
  }
};
