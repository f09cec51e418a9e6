import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { Finding } from "../../src/core/finding.ts";
import { storeNumbers } from "../../src/core/stored-numbers.ts";
import { renderReport } from "../../src/report/report.ts";
import { tagsOf, textOf } from "./markup.ts";
import { collectReportData } from "../../src/report/collect.ts";
import { runFixture } from "./fixtures.ts";

test("curves are the mean over report seeds, of two seeds with the line of each and no interval, for the best and the references", async () => {
  const { curves, confirmed } = await collectReportData(runFixture());
  expect(curves.map(({ name, seeds }) => [name, seeds])).toEqual([
    ["best (g2-c1)", 2],
    ["human", 2],
    ["sparse", 2],
  ]);
  // Seeds 11 and 12 add 4 and 5 to the level's last point of 5.
  expect(curves[0]?.points.at(-1)).toMatchObject({ steps: 200_000, mean: 9.5, low: null, high: null });
  expect(curves[0]?.each.map((line) => line.at(-1))).toEqual([
    [200_000, 9],
    [200_000, 10],
  ]);
  expect(confirmed).toBe(true);
});

test("without report trainings the best's search training stands in, and is not called confirmed", async () => {
  const { events, ...rest } = runFixture();
  const unconfirmed = events().filter((event) => !(event.type === "training-ended" && event.pool === "report"));
  const data = await collectReportData({ ...rest, events: () => unconfirmed });
  expect(data.curves.map(({ name, seeds }) => [name, seeds])).toEqual([["best (g2-c1)", 1]]);
  expect(data.confirmed).toBe(false);
});

test("an equal program trained under another's name lends its trainings", async () => {
  const { events, ...rest } = runFixture();
  const moved = events().map((event) =>
    event.type === "training-ended" && event.owner === "g2-c1" ? { ...event, owner: "g2-c9" } : event,
  );
  const original = events().find((event) => event.type === "candidate-proposed" && event.id === "g2-c1");
  if (original?.type !== "candidate-proposed") throw new Error("the fixture lacks g2-c1");
  const twin = { ...original, id: "g2-c9" };
  const data = await collectReportData({ ...rest, events: () => [...moved, twin] });
  expect(data.curves[0]).toMatchObject({ name: "best (g2-c1)", seeds: 2 });
});

test("a resumed run's repeated notes change nothing", async () => {
  const { events, ...rest } = runFixture();
  const once = await collectReportData({ ...rest, events });
  const noted = events().flatMap((event): RunEvent[] =>
    event.type === "candidate-repaired" ? [event, event] : [event, { type: "notice" as const, message: "resumed" }],
  );
  const twice = await collectReportData({ ...rest, events: () => noted });
  expect(twice).toEqual({ ...once, notices: [...once.notices, "resumed"] });
});

test("a running run's report heeds what was measured again, and takes its best from the search's ranking", async () => {
  const source = runFixture();
  const events = source.events().filter(({ type }) => type !== "run-ended");
  const again = { seeds: 3, success: 0.25, diagnosis: null };
  const fallen = [...events, { type: "candidate-remeasured" as const, id: "g2-c1", fitness: 1.5, ...again }];
  const measured = await collectReportData({ ...source, events: () => fallen });
  expect(measured.candidates.find(({ id }) => id === "g2-c1")).toMatchObject({ fitness: 1.5, success: 0.25 });
  expect(measured.best?.id).toBe("g1-c1");
  const ranking = { generation: 2, best: "g1-c1", fitness: 2, order: ["g1-c1", "g2-c1"], by: "test", reason: "fewer" };
  const ranked = [...events, { type: "generation-ended" as const, ...ranking }];
  const { best } = await collectReportData({ ...source, events: () => ranked });
  expect(best?.id).toBe("g1-c1");
  expect(best?.reasons[0]).toMatch(/^First of 2 trained candidates/);
});

test("a candidate that was looked into opens to half a page: causes as weak evidence, its alarm, what decided drawn, a lesson", async () => {
  const run = runFixture();
  const states = Float64Array.from({ length: 2 * 21 }, (_, place) => (place % 2 === 0 ? place / 2 : 1));
  const figures = { first: 0, last: 0, mean: 0, min: 0, max: 0 };
  const read = async (path: string, hash?: string) => {
    const text = await run.read(path, hash);
    if (!path.startsWith("g1-c1/search")) return text;
    const outcome = JSON.parse(text) as { result: Record<string, unknown> };
    const episode = { fitness: 0.1, success: false, length: 20, ending: "terminated" };
    const features = { "torso.height": figures, "torso.angle": figures };
    outcome.result["episodes"] = [{ ...episode, return: 0, features }];
    outcome.result["stored"] = [
      { ...episode, index: 0, states: storeNumbers(states), actions: storeNumbers(new Float64Array(20)) },
    ];
    return JSON.stringify(outcome);
  };
  const findings: Finding[] = [
    {
      severity: "alarm",
      kind: "hacked",
      confidence: "inferred",
      sign: "correlation-lost",
      figures: { correlation: 0.9, gain: 3, trueGain: 0 },
    },
    {
      severity: "cause",
      kind: "observation-limited",
      confidence: "inferred",
      likelihood: 0.9,
      figures: {},
      moments: [{ seed: 1, episode: 0, from: 15, to: 18 }],
    },
  ];
  const looked: RunEvent = { type: "candidate-looked-into", id: "g1-c1", seeds: 1, findings, steps: 9 };
  const data = await collectReportData({ ...run, read, events: () => [...run.events(), looked] });
  const report = renderReport(data);
  tagsOf(report);
  const text = textOf(report);
  expect(text).toMatch(/weak evidence: .* right in \d+ \(\d+ %\)/);
  expect(text).toContain("Cause observation-limited");
  expect(text).toContain("No reward that asks this will mend it");
  expect(text).toContain("by chance the return goes with fitness");
  expect(text).toContain("Drawn thick, what decided, as far as it was seen: steps 15 to 18: observation-limited.");
  expect(report.match(/stroke-width="5"/g)?.length).toBe(1);
  // The other one, at which nobody looked, says so.
  expect(text).toContain("causes: nobody looked for any");
});
