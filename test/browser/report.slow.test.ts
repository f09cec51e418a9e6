import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeReport } from "../../src/app/report.ts";
import { filmOf } from "../../src/drawing/film.ts";
import { collectReportData } from "../../src/report/collect.ts";
import { renderReport } from "../../src/report/report.ts";
import { renderResults } from "../../src/report/results/page.ts";
import { summarizeResults } from "../../src/report/results/summarize.ts";
import { everyShape, recording, walk } from "../drawing/recordings.ts";
import { runFixture } from "../report/fixtures.ts";
import { cellOf, runOf } from "../report/results/runs.ts";
import { seriousFindings } from "./accessibility.ts";
import { describeBrowser } from "./chromium.ts";
import { startBrowser } from "./dashboard.ts";
import { openAddress } from "./open-file.ts";

const committed = fileURLToPath(new URL("../fixtures/run-folders/0.1.0", import.meta.url));

/** The fixture with films, of which the second ends early. */
const filmed = async (): Promise<string> => {
  const films = [60, 20].map((length, index) =>
    filmOf(recording({ episodes: [] }), {
      episode: walk({ length, shapes: everyShape }),
      name: index === 0 ? "best (g2-c1)" : "random",
      whose: "the median of 2 report seeds",
    }),
  );
  const source = runFixture();
  const read = async (path: string, hash?: string) =>
    path === "best/films.json" ? JSON.stringify(films) : source.read(path, hash);
  return renderReport(await collectReportData({ ...source, read }));
};

const results = (): string => {
  const cells = ["cartpole", "pendulum"].flatMap((env) =>
    ["greedy", "a strategy whose name is long"].map((strategy, index) =>
      cellOf(
        { env, strategy },
        [1, 2, 3, 4].map((seed) => runOf(seed, seed + index, { environment: env })),
      ),
    ),
  );
  return renderResults(summarizeResults(cells, { title: "two strategies", resamples: 50 }));
};

describeBrowser("reports in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-reports-"));
  const addressOf = (name: string): string => pathToFileURL(join(folder, `${name}.html`)).href;
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
    writeFileSync(join(folder, "filmed.html"), await filmed());
    writeFileSync(join(folder, "results.html"), results());
    for (const id of ["83ee7d", "508357"]) await writeReport(id, { runs: committed, out: join(folder, `${id}.html`) });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const looks = [390, 1280].flatMap((width) => [false, true].map((dark) => ({ width, dark })));
  test.for(["filmed", "83ee7d", "508357", "results"].flatMap((name) => looks.map((look) => ({ name, ...look }))))(
    "$name at $width px, dark: $dark, has no serious finding, does not scroll sideways and asks nobody",
    async ({ name, ...look }) => {
      const page = await openAddress(browser, { address: addressOf(name), ...look });
      await page.evaluate(`document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(look.width);
      expect(await seriousFindings(page)).toEqual([]);
      expect(page.asked).toEqual([addressOf(name)]);
      expect(page.complaints).toEqual([]);
      await page.context().close();
    },
  );

  test("the contents lead to every section by keyboard", async () => {
    const page = await openAddress(browser, { address: addressOf("83ee7d") });
    const links = page.getByRole("navigation", { name: "Contents" }).getByRole("link");
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(targets.length).toBeGreaterThan(6);
    for (const target of targets) expect(await page.locator(`section${target} > h2`).count()).toBe(1);
    await links.nth(2).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(`location.hash === ${JSON.stringify(targets[2])}`);
    await page.context().close();
  });

  const seen = `[...document.querySelectorAll(".film")].map((film) => [...film.querySelectorAll(".shot")].filter((shot) => getComputedStyle(shot).visibility === "visible").length)`;

  /** All films at a share of their common round: the second, since in the first later shots have not begun. */
  const pausedAt = (share: number): string => `{
    const all = document.getAnimations();
    const period = Math.max(...all.map((one) => Number(one.effect.getTiming().duration)));
    for (const one of all) { one.pause(); one.currentTime = (1 + ${share}) * period; }
  }`;
  const running = "document.getAnimations().filter((one) => one.playState === 'running').length";

  test("films run on one clock, a shot of each at any time, and stop where somebody says so", async () => {
    const page = await openAddress(browser, { address: addressOf("filmed"), moving: true });
    // Moments between two frames and the last one, after the shorter film has ended.
    for (const share of [0.013, 0.21, 0.5, 0.77, 0.999]) {
      await page.evaluate(pausedAt(share));
      expect(await page.evaluate(seen)).toEqual([1, 1]);
    }
    const again = await openAddress(browser, { address: addressOf("filmed"), moving: true });
    expect(await again.evaluate<number>(running)).toBeGreaterThan(0);
    await again.getByLabel("Stop the films").focus();
    await again.keyboard.press("Space");
    expect(await again.evaluate(running)).toBe(0);
    await page.context().close();
    await again.context().close();
  });

  test("who asks for less motion has one moment of each film, and the strip of moments below", async () => {
    const page = await openAddress(browser, { address: addressOf("filmed") });
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    expect(await page.evaluate(seen)).toEqual([1, 1]);
    expect(await page.locator(".film").first().locator(".strip svg").count()).toBe(5);
    expect(await page.getByLabel("Stop the films").isVisible()).toBe(false);
    await page.context().close();
  });
});
