import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Row } from "../../bench/instrument/row.ts";
import { appendResult, isMeasured, readResults } from "../../bench/results.ts";
import { row } from "./instrument/rows.ts";

const emptyFile = (): string => join(mkdtempSync(join(tmpdir(), "rewardsmith-bench-")), "folder", "label.jsonl");

test("what is written is read back, and a line that was cut off is trained again", () => {
  const path = emptyFile();
  expect(readResults<Row>(path)).toEqual([]);
  appendResult(path, row({ seed: 1 }));
  appendResult(path, row({ seed: 2 }));
  appendFileSync(path, JSON.stringify(row({ seed: 3 })).slice(0, 40));
  expect(readResults<Row>(path).map(({ seed }) => seed)).toEqual([1, 2]);
  appendResult(path, row({ seed: 4 }));
  expect(readResults<Row>(path).map(({ seed }) => seed)).toEqual([1, 2, 4]);
  expect(readFileSync(path, "utf8").split("\n")).toHaveLength(4);
});

test("a row is there where everything asked of it is the same, whatever else it holds", () => {
  const rows = [{ task: "reach", seed: 1, best: 0.5 }];
  expect(isMeasured(rows, { task: "reach", seed: 1 })).toBe(true);
  expect(isMeasured(rows, { task: "reach", seed: 2 })).toBe(false);
  expect(isMeasured<{ task: string }>([], { task: "reach" })).toBe(false);
});
