import { globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { ToldBatch } from "../../src/app/batch/told.ts";
import type { Results } from "../../src/report/results/types.ts";
import { writeInbox } from "../../src/store/inbox.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const tiny = `defaults: { env: cartpole, steps: 512, generations: 1, samples: 1, episodes: 2, report-seeds: 1, selection-seeds: 1, leaders: 1, references: none }
`;

test("a batch is planned, carried out, skipped when it is over, and grown by what its file gains", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "two.yaml"), `${tiny}matrix: { seed: [1] }\n`);
  const dry = await callCommand(["batch", "two.yaml", "--set", "seeds=1..2", "--dry-run", "--json"], { cwd });
  expect(dry.code, dry.stderr).toBe(0);
  expect(JSON.parse(dry.stdout) as ToldBatch).toMatchObject({ runs: 2, todo: 2, cells: [{ todo: { new: 2 } }] });
  const { model, seconds } = (JSON.parse(dry.stdout) as ToldBatch).cost;
  expect([model, Number(seconds) > 0]).toEqual([null, true]);
  expect(readdirSync(cwd)).toEqual(["two.yaml"]);

  const first = await callCommand(["batch", "two.yaml", "--json", "--display", "jsonl"], { cwd });
  expect(first.code, first.stderr).toBe(0);
  const results = JSON.parse(first.stdout) as Results;
  expect(results.cells).toMatchObject([{ cell: { env: "cartpole" }, runs: 1, scored: 1 }]);
  const folder = join(cwd, "runs", "batch_two");
  expect(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"))).toEqual(results);

  const more = await callCommand(["batch", "two.yaml", "--set", "seeds=1..2"], { cwd });
  expect(more.code, more.stderr).toBe(0);
  expect(more.stderr).toMatch(/to do +1 of 2 runs/);
  expect(more.stderr).toContain("1 of 1: cartpole seed 2: completed");
  const listed = await callCommand(["list"], { cwd });
  expect(listed.stdout).toMatch(/batch_two +completed +2 +2/);
});

test("a run that is stopped from its own page stays open: it is no error, the others end, and the batch says how to go on", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "two.yaml"), `${tiny}matrix: { steps: [512, 50000000] }\n`);
  const ending = callCommand(["batch", "two.yaml", "--jobs", "2"], { cwd });
  const folder = join(cwd, "runs", "batch_two");
  const long = (): string | undefined =>
    globSync(join(folder, "runs", "*", "events.jsonl")).find((log) => {
      const text = readFileSync(log, "utf8");
      return text.includes('"steps":50000000') && text.includes('"training-started"');
    });
  await expect.poll(long, { timeout: 60_000 }).toBeDefined();
  await writeInbox(dirname(long() as string), { kind: "stop" });
  const { code, stderr } = await ending;
  expect(code, stderr).toBe(130);
  expect(stderr).toContain("was stopped by itself and stays open");
  expect(stderr).toContain("resume");
  const listed = await callCommand(["batch", "two.yaml", "--dry-run", "--json"], { cwd });
  expect(JSON.parse(listed.stdout) as ToldBatch).toMatchObject({ runs: 2, todo: 1 });
});
