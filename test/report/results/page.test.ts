import { expect, test } from "vitest";
import { cellsCsv, figureCsv, runsCsv } from "../../../src/report/results/csv.ts";
import {
  aggregatesPicture,
  improvementPicture,
  linesPicture,
  pictureFile,
} from "../../../src/report/results/drawings.ts";
import { renderResults } from "../../../src/report/results/page.ts";
import { summarizeResults } from "../../../src/report/results/summarize.ts";
import type { Results } from "../../../src/report/results/types.ts";
import { tagsOf } from "../markup.ts";
import { cellOf, runOf } from "./runs.ts";

const hostile = '<script>alert("1")</script>, "a" & b';

const results = (names: readonly string[]): Results =>
  summarizeResults(
    ["cartpole", "pendulum"].flatMap((env) =>
      names.map((strategy, index) =>
        cellOf(
          { env, strategy },
          [1, 2, 3].map((seed) => runOf(seed, seed + index, { environment: env })),
        ),
      ),
    ),
    { title: hostile, resamples: 50 },
  );

const two = results(["greedy", hostile]);

test("the page is well-formed, without script and address, and shows every cell, comparison and figure", () => {
  const page = renderResults(two);
  const tags = tagsOf(page);
  expect(tags).not.toContain("script");
  expect(page).not.toMatch(/<script|(?:src|href)=|url\(|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  expect(page).toContain("default-src 'none'");
  expect(tags.filter((tag) => tag === "h3")).toHaveLength(2);
  expect(tags.filter((tag) => tag.startsWith("svg"))).toHaveLength(4 + 2 + 4);
  for (const words of ["Performance profile", "Sample efficiency", "Probability of improvement", "What it cost"]) {
    expect(page).toContain(words);
  }
});

test("a page of nothing says what is missing", () => {
  const page = renderResults(summarizeResults([cellOf({ env: "cartpole" }, [])], { title: "none" }));
  expect(tagsOf(page)).toContain('table class="fold results"');
  expect(page).toContain("no run has a score");
});

test("a picture is a file of its own, with its own colours and a legend", () => {
  const names = two.methods.map(({ id }) => id);
  const { profile, efficiency } = two;
  if ("reason" in profile || "reason" in efficiency) throw new Error("no lines");
  const pictures = [
    linesPicture(profile, { methods: names, label: "profile" }),
    linesPicture(efficiency, { methods: names, label: "efficiency" }),
    aggregatesPicture(two),
    improvementPicture(two),
  ].map((picture) => pictureFile(picture as NonNullable<typeof picture>));
  for (const picture of pictures) {
    expect(() => tagsOf(`<!doctype html>${picture.trim()}`)).not.toThrow();
    expect(picture).toMatch(/^<svg\s+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(picture).not.toContain("var(--");
    expect(picture).not.toContain("NaN");
  }
  expect(pictures[0]).toContain(">greedy</text>");
});

test("a name begins within its picture, however long it is", () => {
  const long = results(["a", "a method of several options, each with a value that takes some room to be told"]);
  for (const picture of [aggregatesPicture(long), improvementPicture(long)]) {
    const file = pictureFile(picture as NonNullable<typeof picture>);
    for (const [, x = "", anchor = "", name = ""] of file.matchAll(
      /<text x="([\d.]+)" y="[\d.]+" text-anchor="(start|end)">([^<]*)</g,
    )) {
      if (anchor === "end") expect(Number(x) - 6 * name.length).toBeGreaterThan(0);
    }
    expect(file).toContain("several options");
  }
});

test("more methods than colours are told apart by dashes", () => {
  const many = results(Array.from({ length: 9 }, (_, index) => `method ${index}`));
  expect(renderResults(many)).toContain('class="key m0 d1"');
});

/** RFC 4180. */
const parse = (csv: string): string[][] =>
  [...csv.matchAll(/(?:^|\n)([^\n]*)(?=\n)/g)].map(([, line = ""]) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
    ),
  );

test("tables hold a row a cell, a row a run, a row a point, whatever a name holds", () => {
  const [header = [], ...cells] = parse(cellsCsv(two));
  expect(cells).toHaveLength(4);
  const at = (row: string[] | undefined, name: string) => row?.[header.indexOf(name)];
  expect(at(cells[1], "strategy")).toBe(hostile);
  expect(at(cells[1], "fitness_mean")).toBe("3");
  expect(at(cells[0], "environment_steps")).toBe("3300");
  expect(cells.every((row) => row.length === header.length)).toBe(true);
  const [names = [], ...runs] = parse(runsCsv(two));
  expect(runs).toHaveLength(12);
  expect(runs[4]?.[names.indexOf("seed")]).toBe("2");
  if ("reason" in two.profile) throw new Error("no profile");
  expect(parse(figureCsv(two.profile))).toHaveLength(1 + 2 * 51);
});
