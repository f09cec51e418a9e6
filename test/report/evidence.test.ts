import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { array, assert, constantFrom, property } from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { summarizeScores } from "../../src/core/statistics.ts";
import { tickLabels } from "../../src/drawing/chart.ts";
import { collectReportData } from "../../src/report/collect.ts";
import { diffLines } from "../../src/report/diff.ts";
import { renderReport } from "../../src/report/report.ts";
import { describeBrowser, withPage } from "../browser/chromium.ts";
import { runFixture } from "./fixtures.ts";
import { tagsOf, textOf } from "./markup.ts";

const pageOf = async (source: ReturnType<typeof runFixture>): Promise<string> =>
  renderReport(await collectReportData(source));

/** What is read, with a blank between elements. */
const oneLine = (page: string): string =>
  textOf(page.replace(/<style>[\s\S]*?<\/style>/, "").replaceAll("<", " <")).replaceAll(/\s+/g, " ");

/** The fixture, its documents changed. */
const withFiles = (files: Record<string, string>, source = runFixture()): ReturnType<typeof runFixture> => ({
  ...source,
  read: async (path, hash) => files[path] ?? source.read(path, hash),
});

const withSummary = (change: (event: Extract<RunEvent, { type: "run-ended" }>["summary"]) => void) => {
  const source = runFixture();
  const events = source.events().map((event) => {
    if (event.type !== "run-ended") return event;
    const copy = structuredClone(event);
    change(copy.summary);
    return copy;
  });
  return { ...source, events: () => events };
};

test("what the analyzer found is of the very seeds whose score is shown, and says so", async () => {
  const source = runFixture();
  const episode = (success: boolean) => ({
    fitness: success ? 1 : 0,
    success,
    return: 1,
    length: 7,
    ending: "terminated" as const,
    features: {},
  });
  const read = async (path: string, hash?: string): Promise<string> => {
    const text = await source.read(path, hash);
    if (!path.includes("/report-")) return text;
    const outcome = JSON.parse(text) as TrainOutcome;
    if (outcome.kind === "trained") outcome.result.episodes = [episode(true), episode(false)];
    return JSON.stringify(outcome);
  };
  const data = await collectReportData({ ...source, read });
  expect(data.best?.evidence).toEqual({ pool: "report", seeds: 2, episodes: 4, exploring: 0 });
  expect(data.best?.findings.join(" ")).toContain("Of 4 evaluation episodes 2 failed");
  const text = oneLine(renderReport(data));
  expect(text).toContain("In 4 evaluation episodes of its 2 trainings over 2 report seeds.");
  // The search training's findings stand on its card alone, under their own name.
  expect(text.split("Of 20 evaluation episodes 3 failed")).toHaveLength(3);
  expect(text.split("In its training on search seeds :")).toHaveLength(3);
});

test("scores of the search and of report seeds are never shown without their name", async () => {
  const text = oneLine(await pageOf(runFixture()));
  for (const label of [
    "5.5 fitness of the best 2 report seeds 5 and 6",
    "g2-c1 mutation from g1-c1 5, success 50 % search seeds",
    "human report seeds",
    "fitness on search seeds",
    "best (g2-c1) 2 report seeds",
    "search seeds 2 candidates",
    "report seeds 2 seeds each",
    "First of 2 trained candidates on search seeds, with 5",
  ]) {
    expect(text).toContain(label);
  }
});

test.for([
  [[5], "1 report seed no interval", "one seed"],
  [[5, 6], "2 report seeds 5 and 6", "5 and 6"],
  [[5, 6, 7], "95 % interval [5", "[5"],
] as const)("a best of %j is shown as what it is", async ([values, tile, cell]) => {
  const source = withSummary((summary) => {
    if (summary.best !== null)
      summary.best.fitness = summarizeScores(
        values,
        values.map((_, seed) => 11 + seed),
      );
  });
  const text = oneLine(await pageOf(source));
  expect(text).toContain(tile);
  expect(text).toContain(cell);
  if (values.length < 3) expect(text).not.toContain("95 %");
});

test("a number that is not 1 is not called 1, nor one that is not 0 called 0", async () => {
  const source = withSummary((summary) => {
    const values = [1.00003, 1.00003, 1.00003];
    if (summary.best !== null)
      summary.best = { ...summary.best, success: 0.9999, fitness: summarizeScores(values, [11, 12, 13]) };
    const human = [2, 2, 2];
    summary.references.human = { fitness: summarizeScores(human, [11, 12, 13]), success: 1 };
    summary.references.sparse = { fitness: summarizeScores([-0.0001, 0, 0], [11, 12, 13]), success: 0.0001 };
  });
  const text = oneLine(await pageOf(source));
  expect(text).toContain("1.000 fitness of the best");
  expect(text).toContain("> 99.9 %");
  expect(text).toContain("< 0.1 %");
  expect(text).toContain("[-1e-4, 0]");
});

test("a program that was refused and mended is shown with its attempts; nothing is called unrefused that was", async () => {
  const diagnostics = [
    { rule: "types/number", severity: "error", line: 2, column: 1, message: "no number", hint: "mend it" },
    { rule: "structure/unused", severity: "warning", line: 1, column: 1, message: "unused", hint: "" },
  ];
  const refused = [{ attempt: 0, text: "Idea: the refused one", diagnostics }];
  const mended = withFiles({ "candidates/g1-c1/refusals.json": JSON.stringify(refused) });
  const text = oneLine(await pageOf(mended));
  expect(text).toContain("sent back 1 time, then trained");
  expect(text).toContain("As first written types/number line 2, column 1 no number mend it Idea: the refused one");
  expect(text).toContain("types/number 1×");
  expect(text).not.toContain("Nothing was refused");
  // Without the one that was rejected and the one that failed.
  const clean = mended.events().filter((event) => !("id" in event && ["g1-c2", "g2-c2"].includes(event.id)));
  expect(oneLine(await pageOf({ ...mended, events: () => clean }))).toContain(
    "1 candidate of 2: 1 sent back, mended and trained",
  );
  expect(oneLine(await pageOf({ ...runFixture(), events: () => clean }))).toContain(
    "Nothing was refused and nothing failed.",
  );
});

test("a card shows the program that was trained, not the answer it stood in", async () => {
  const source = withFiles({ "candidates/g1-c1/reward.ts": "export const weights = { clean: 1 };\n" });
  const { candidates } = await collectReportData(source);
  expect(candidates.find(({ id }) => id === "g1-c1")?.text).toBe("export const weights = { clean: 1 };\n");
});

test("words that nobody read are named so; the title is what was measured", async () => {
  const source = withSummary((summary) => {
    summary.measured = { by: "hopper/forward", description: "hop 8 m in 8 s" };
    summary.words = { given: "lie down", read: false };
    summary.constraints = [{ text: "be gentle", read: false, checked: false }];
  });
  const page = await pageOf(source);
  expect(page).toMatch(/<h1>\s*hopper · forward\s*<\/h1>/);
  const text = oneLine(page);
  expect(text).toContain("Measured by: hopper/forward (hop 8 m in 8 s)");
  expect(text).toContain('Your words: "lie down" (NOT READ by the built-in designer');
  expect(text).toContain('wish: "be gentle" (NOT READ by the built-in designer, NOT CHECKED)');
});

test("the way to the best is shown as what changed in the code", async () => {
  const page = await pageOf(runFixture());
  tagsOf(page);
  expect(oneLine(page)).toContain("g1-c1 → g2-c1 mutation 2 → 5 search seeds");
  expect(page).toMatch(/<span class="removed">− \/\/ g1-c1<\/span\s*><span class="added">\+ \/\/ the best<\/span/);
});

test("a difference keeps both texts whole, and what is equal is not changed", () => {
  const text = array(constantFrom("a", "b", "c", ""), { maxLength: 12 }).map((lines) =>
    ["x", ...lines, "y"].join("\n"),
  );
  assert(
    property(text, text, (before, after) => {
      const lines = diffLines(before, after) ?? [];
      const of = (kind: string) =>
        lines
          .filter((line) => line.kind !== kind)
          .map((line) => line.text)
          .join("\n");
      expect(of("added")).toBe(before);
      expect(of("removed")).toBe(after);
      if (before === after) expect(lines.every(({ kind }) => kind === "same")).toBe(true);
    }),
  );
  expect(diffLines("x\n".repeat(5000), "y\n".repeat(5000))).toBeNull();
});

test("ticks of an axis are told apart, in one unit", () => {
  expect(tickLabels([0, 500, 1000, 1500])).toEqual(["0", "0.5k", "1k", "1.5k"]);
  expect(new Set(tickLabels([1_000_000, 1_000_002, 1_000_004])).size).toBe(3);
});

describeBrowser("the report on a telephone", () => {
  test.for([390, 320, 1280])(
    "%i px wide it does not scroll sideways as a page, and its labels are legible",
    async (width) => {
      const folder = mkdtempSync(join(tmpdir(), "rewardsmith-report-"));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const file = join(folder, "report.html");
      const long = "a".repeat(200);
      writeFileSync(
        file,
        await pageOf(runFixture({ term: `term${long}`, message: long, note: long, description: long })),
      );
      await withPage(async (page) => {
        await page.send("Emulation.setDeviceMetricsOverride", {
          width,
          height: 900,
          deviceScaleFactor: 1,
          mobile: width < 600,
        });
        await page.open(pathToFileURL(file).href);
        await page.evaluate(`document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        const smallest = `Math.min(...[...document.querySelectorAll("svg text")].map((one) => one.getBoundingClientRect().height).filter((size) => size > 0))`;
        expect(await page.evaluate<number>(smallest)).toBeGreaterThan(9);
        // Tiles fill their rows: the last of each row ends where the page's column does.
        const ends = `[...new Map([...document.querySelectorAll(".tile")].map((one) => one.getBoundingClientRect()).map((box) => [box.top, box.right])).values()].map(Math.round)`;
        expect(new Set(await page.evaluate<number[]>(ends)).size).toBe(1);
        expect(page.complaints).toEqual([]);
      });
    },
  );
});
