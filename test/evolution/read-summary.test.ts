import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { readSummary } from "../../src/evolution/read-summary.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { fakeDependencies, fakePlan } from "./fakes.ts";

const folder = join(import.meta.dirname, "../fixtures/run-folders/0.1.0");
const summaries = readdirSync(folder).flatMap((name): RunSummary[] => {
  try {
    return [JSON.parse(readFileSync(join(folder, name, "summary.json"), "utf8")) as RunSummary];
  } catch {
    return []; // the run that was killed
  }
});

test("what version 0.1.0 said of two seeds is read without its interval and its scale", () => {
  expect(summaries).toHaveLength(2);
  for (const summary of summaries) {
    const { best, references, humanNormalized, humanNormalizedReason } = readSummary(summary);
    expect(best).toMatchObject({ pool: "report", fitness: { ci95: null, values: summary.best?.fitness?.values } });
    expect(references.random?.fitness.ci95).toBeNull();
    expect(humanNormalized).toBeNull();
    expect(humanNormalizedReason).toContain("2 seeds");
  }
});

test("a best that version 0.1.0 called unconfirmed is the search's, and has no normalised score", () => {
  const [old] = summaries as [RunSummary];
  const { pool: _, ...best } = { ...old.best, pool: "report" } as NonNullable<RunSummary["best"]>;
  const notices = ["the best was not confirmed on report seeds: its score is the search's own"];
  const read = readSummary({ ...old, best: best as NonNullable<RunSummary["best"]>, notices });
  expect(read.best?.pool).toBe("search");
  expect(read.humanNormalizedReason).toContain("no candidate was confirmed");
});

test("a summary of this version comes back as it is", async () => {
  for (const reportSeeds of [1, 2, 5]) {
    const { summary } = await runSearch({ ...fakePlan, reportSeeds }, fakeDependencies());
    expect(readSummary({ ...summary, thisProcess: { networkCalls: 0, cachedCalls: 0, seconds: 0 } })).toMatchObject(
      summary,
    );
  }
});

test("of a run that nothing measured no score is read, whatever it was written with", async () => {
  const { summary } = await runSearch(fakePlan, fakeDependencies());
  const thisProcess = { networkCalls: 0, cachedCalls: 0, seconds: 1 };
  const measured = { by: "nothing", description: "", unmeasured: true as const };
  const read = readSummary({ ...summary, measured, thisProcess });
  expect(read.best).toEqual({ ...summary.best, fitness: null, success: null });
  expect(read.references).toEqual({ human: null, sparse: null, random: null });
});
