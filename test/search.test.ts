import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runSearch, type RunEvent, type SearchOptions } from "../src/search.ts";
import { emptyFolder } from "./cli/command.ts";

const small = {
  env: "cartpole",
  generations: 1,
  samples: 2,
  steps: 2048,
  episodes: 2,
  "selection-seeds": 1,
  "report-seeds": 1,
  leaders: 1,
} satisfies SearchOptions;

test("a program searches: events as they come, the summary that is in the folder", async () => {
  const runs = join(emptyFolder(), "runs");
  const events: RunEvent[] = [];
  const summary = await runSearch({ ...small, runs }, { onEvent: (event) => events.push(event) });
  expect(summary).toMatchObject({ status: "completed", best: { pool: "report" } });
  expect(events.filter(({ type }) => type === "candidate-evaluated")).toHaveLength(2);
  expect(events.at(-1)).toMatchObject({ type: "run-ended" });
  expect(JSON.parse(readFileSync(join(summary.run, "summary.json"), "utf8"))).toEqual(summary);
  // The command that makes it again is the package's, whatever program this is (under npm, in the clone, npx finds it).
  const report = readFileSync(join(summary.run, "report.html"), "utf8");
  expect(report).toMatch(/(?:bin\/rewardsmith\.mjs'?|npx rewardsmith) run /);
});

test("an interrupt ends it in order, as an error that says how to go on", async () => {
  const runs = join(emptyFolder(), "runs");
  const interrupt = new AbortController();
  const searching = runSearch(
    { ...small, runs },
    {
      interrupt: interrupt.signal,
      onEvent: ({ type }) => {
        if (type === "training-started") interrupt.abort();
      },
    },
  );
  await expect(searching).rejects.toMatchObject({
    code: "interrupted",
    action: expect.stringMatching(/(?:bin\/rewardsmith\.mjs'?|npx rewardsmith) resume /),
  });
});

test.each([
  { given: { generation: 2 }, told: "unknown key 'generation'" },
  { given: { json: true }, told: "unknown key 'json'" },
  { given: { samples: 0 }, told: "--samples: 0 is not" },
  { given: { env: "nowhere" }, told: "nowhere" },
])("what is not heeded is refused before anything is written: $told", async ({ given, told }) => {
  const runs = join(emptyFolder(), "runs");
  const options = { ...small, runs, ...given } as SearchOptions;
  await expect(runSearch(options)).rejects.toThrow(told);
  expect(existsSync(runs)).toBe(false);
});
