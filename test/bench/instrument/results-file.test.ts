import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { appendRow, currentRows, pending, readRows } from "../../../bench/instrument/results-file.ts";
import { row, subject } from "./rows.ts";

const emptyFile = (): string => join(mkdtempSync(join(tmpdir(), "rewardsmith-bench-")), "folder", "label.jsonl");

test("what is written is read back, and a line that was cut off is trained again", () => {
  const path = emptyFile();
  expect(readRows(path)).toEqual([]);
  appendRow(path, row({ seed: 1 }));
  appendRow(path, row({ seed: 2 }));
  appendFileSync(path, JSON.stringify(row({ seed: 3 })).slice(0, 40));
  expect(readRows(path).map(({ seed }) => seed)).toEqual([1, 2]);
  appendRow(path, row({ seed: 4 }));
  expect(readRows(path).map(({ seed }) => seed)).toEqual([1, 2, 4]);
  expect(readFileSync(path, "utf8").split("\n")).toHaveLength(4);
});

test.each([
  ["task", { task: "pole/shift" }],
  ["program", { program: "sparse" }],
  ["reward's text", { reward: "def" }],
  ["learner", { learner: "trpo" }],
  ["learner's options", { options: { lanes: "4" } }],
  ["share", { share: 0.5 }],
  ["budget", { steps: 2000 }],
  ["seed", { seed: 2 }],
])("another %s is another training", (_what, change) => {
  const wanted = [subject(), subject(change)];
  expect(pending(wanted, [])).toEqual(wanted);
  expect(pending(wanted, [row()])).toEqual([subject(change)]);
  expect(pending(wanted, [row(change), row()])).toEqual([]);
});

test("options are the same in any order", () => {
  const done = row({ options: { a: "1", b: "2" } });
  expect(pending([subject({ options: { b: "2", a: "1" } })], [done])).toEqual([]);
});

test("rows of a reference or a budget that was bettered since are history", () => {
  const rows = [
    row({ seed: 1, reward: "old" }),
    row({ seed: 1, reward: "new" }),
    row({ seed: 1, share: 0.5, steps: 400 }),
    row({ seed: 2, reward: "new" }),
    row({ seed: 1, share: 0.5, steps: 500 }),
    row({ seed: 1, program: "sparse", reward: "old" }),
  ];
  expect(currentRows(rows)).toEqual([rows[1], rows[3], rows[4], rows[5]]);
});
