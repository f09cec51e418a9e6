import { expect, test } from "vitest";
import { currentRows, pending } from "../../../bench/instrument/known-rows.ts";
import { row, subject } from "./rows.ts";

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
