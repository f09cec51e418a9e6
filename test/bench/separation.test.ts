import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { separationMarkdown } from "../../bench/instrument/separation-table.ts";
import { taskNames } from "../../bench/instrument/tasks.ts";
import { randomRow, row } from "./instrument/rows.ts";

const folder = join(import.meta.dirname, "../../bench/separation");

test("every folder is a task's, of at least twelve programs that differ", async () => {
  const tasks = new Set((await taskNames({ only: [], except: [] })).map((task) => task.replace("/", "-")));
  for (const name of readdirSync(folder)) {
    expect(tasks).toContain(name);
    const texts = readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file), "utf8"));
    expect(new Set(texts).size).toBeGreaterThanOrEqual(12);
    expect(texts.length).toBe(new Set(texts).size);
  }
});

test("apart means more than 0.3 of what lies between human and random; families add up", () => {
  const trained = (task: string, program: string, fitness: number) =>
    [1, 2].map((seed) => row({ task, program, seed, fitness }));
  const rows = ["a/one", "b/two"].flatMap((task) => [
    randomRow(0, { task }),
    ...trained(task, "human", 10),
    ...trained(task, "poor", 7.5),
    ...trained(task, "bad", 6),
  ]);
  const text = separationMarkdown(rows, () => "continuous actions");
  // Only human and bad are apart, in both seeds; nothing is known before the evaluation, as no window has ended.
  expect(text).toContain("| a/one | 3 | 2 | 2 | 100.0 % (ρ 1.00, τ 1.00) | 100.0 % |");
  expect(text).toContain("| continuous actions |  |  | 4 | 100.0 % (ρ 1.00, τ 1.00) | 100.0 % |");
  expect(text).toContain("| a/one | 3 | 2 | 2 | 50.0 % (ρ 0.00, τ 0.00) |");
  expect(text).toContain("| a/one | human | 2 | 10.0 ± 0.0 | 1.00 |");
});
