import { assert, asyncProperty, oneof, string, constantFrom } from "fast-check";
import { expect, test } from "vitest";
import { collectReportData } from "../../src/report/collect.ts";
import { renderReport } from "../../src/report/report.ts";
import { runFixture, type Texts } from "./fixtures.ts";
import { tagsOf, textOf } from "./markup.ts";

const page = async (texts: Partial<Texts> = {}): Promise<string> =>
  renderReport(await collectReportData(runFixture(texts)));

const attacks = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</style><script>alert(1)</script>`,
  `</title></svg></pre></details>`,
  `<!-- --><![CDATA[`,
  `&lt;script&gt; &#60; \u0000\u001b[31m`,
  `\u202e}; weights = evil`,
  "${7*7} {{constructor}} \\u003cscript\\u003e",
  `\ud800`,
];

test("the page is well-formed, needs no network and no script, and says what the run came to", async () => {
  const report = await page();
  expect(tagsOf(report).length).toBeGreaterThan(200);
  expect(report).not.toMatch(/<script|<link|<iframe|@import|url\(|javascript:/i);
  expect(report.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:\/\//);
  expect(report).not.toMatch(/NaN|undefined|\[object|Infinity/);
  const text = textOf(report);
  for (const expected of [
    "make the hopper hop forward",
    "g2-c1",
    "5.5",
    "human-normalised score",
    "next.torso.velocity",
    "types/unknown-field",
    "failed: timeout",
    "crossover from g1-c1 and g1-c2, 1 repair",
    "1,600,000",
    "$0.042",
    "rewardsmith run 'make the hopper hop forward as fast as it can without falling' --env hopper --seed 1 --wish 'it'\\''s slow'",
  ]) {
    expect(text).toContain(expected);
  }
});

test.for(attacks)("hostile text changes nothing but text: %j", async (attack) => {
  const hostile = { description: attack, note: attack, message: attack, finding: attack };
  expect(tagsOf(await page(hostile))).toEqual(tagsOf(await page()));
  const everywhere = await page({ ...hostile, code: attack, term: attack });
  tagsOf(everywhere);
  expect(everywhere).not.toMatch(/<script|<img|\u202e/i);
  expect(everywhere).not.toContain("\0");
});

test("no text of any kind breaks out", async () => {
  const usual = tagsOf(await page());
  const text = oneof(string({ unit: "binary" }), constantFrom(...attacks)).map((each) => `x${each}`);
  await assert(
    asyncProperty(text, async (each) => {
      const report = await page({ description: each, note: each, message: each, finding: each });
      expect(tagsOf(report)).toEqual(usual);
    }),
    { numRuns: 25 },
  );
});

test("a run that has just begun, and one where everything failed, have a page too", async () => {
  const { folder, read, events } = runFixture();
  const empty = await collectReportData({ folder, events: () => [], read: () => Promise.reject(new Error("none")) });
  expect(textOf(renderReport(empty))).toContain("still running");
  tagsOf(renderReport(empty));
  const proposed = events().filter(({ type }) => type === "candidate-proposed" || type === "candidate-rejected");
  const running = await collectReportData({ folder, read, events: () => proposed });
  expect(running.best).toBeNull();
  expect(running.candidates.map(({ outcome }) => outcome)).toEqual(["pending", "rejected", "pending", "pending"]);
  tagsOf(renderReport(running));
});
