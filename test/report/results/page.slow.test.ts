import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { renderResults } from "../../../src/report/results/page.ts";
import { summarizeResults } from "../../../src/report/results/summarize.ts";
import { describeBrowser, withPage } from "../../browser/chromium.ts";
import { cellOf, runOf } from "./runs.ts";

const page = (): string => {
  const strategies = ["greedy", "a strategy whose name is long, as one of several options becomes"];
  const cells = ["cartpole", "pendulum"].flatMap((env) =>
    strategies.map((strategy, index) =>
      cellOf(
        { env, strategy },
        [1, 2, 3, 4].map((seed) => runOf(seed, seed + index, { environment: env })),
      ),
    ),
  );
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-results-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "report.html");
  writeFileSync(file, renderResults(summarizeResults(cells, { title: "two strategies", resamples: 50 })));
  return pathToFileURL(file).href;
};

describeBrowser("the page of results in a browser", () => {
  test.each([1100, 420])(
    "at %i pixels nothing is wider than the page, and nothing is asked of anybody",
    async (width) => {
      await withPage(async (opened) => {
        await opened.send("Emulation.setDeviceMetricsOverride", {
          width,
          height: 800,
          deviceScaleFactor: 1,
          mobile: false,
        });
        await opened.open(page());
        expect(await opened.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        const empty = `[...document.querySelectorAll("svg")].filter((each) => each.getBoundingClientRect().width < 50).length`;
        expect(await opened.evaluate<number>(empty)).toBe(0);
        expect(opened.complaints).toEqual([]);
      });
    },
  );
});
