import { expect, test } from "vitest";
import { isWhole, rowOf } from "../../../bench/model/row.ts";
import { latest } from "../../../bench/model/table.ts";
import type { RunEvent } from "../../../src/core/events.ts";

const subject = { model: "m", task: "cartpole/balance", asked: {} };
const price = { input: 1, output: 10 };

const asked = (key: string): RunEvent => ({ type: "model-requested", key, label: key });
const answered = (key: string): RunEvent => ({
  type: "model-completed",
  key,
  label: key,
  kind: "text",
  inputTokens: 2000,
  outputTokens: 100,
  usd: 0.003,
  cached: false,
});
const evaluated = (id: string): RunEvent => ({
  type: "candidate-evaluated",
  id,
  fitness: 1,
  success: 1,
  outcome: "trained",
  diagnosis: null,
});

test("a search that an error ended counts what it spent, what is judged, and an unanswered request at its worst", () => {
  const events: RunEvent[] = [
    { type: "generation-started", generation: 1, count: 3 },
    asked("a"),
    answered("a"),
    asked("b"),
    answered("b"),
    asked("c"),
    { type: "candidate-repaired", id: "g1-c2", attempt: 1, text: "", refusedBy: "units" },
    evaluated("g1-c1"),
    evaluated("g1-c2"),
  ];
  const row = rowOf(subject, {
    events,
    ended: "the server is gone",
    price,
    maxTokens: 1000,
    server: "example.org",
    commit: "",
  });
  expect(row).toMatchObject({
    status: "failed",
    reason: "the server is gone",
    wanted: 3,
    programs: 2,
    first: 1,
    accepted: 2,
    refused: { units: 1 },
    calls: 2,
    usd: 0.006,
  });
  expect(row.billedUsd).toBeCloseTo(0.006 + (2000 * 1 + 1000 * 10) / 1e6, 12);
  expect(isWhole(row)).toBe(false);
});

test("a program refused to the end is no accepted one, and a search begun anew takes the place of what was cut", () => {
  const diagnostics = [
    { rule: "probes/farmable", severity: "warning" as const, line: 1, column: 1, message: "", hint: "" },
    { rule: "subset/loop", severity: "error" as const, line: 1, column: 1, message: "", hint: "" },
  ];
  const events: RunEvent[] = [
    { type: "generation-started", generation: 1, count: 1 },
    { type: "candidate-rejected", id: "g1-c1", diagnostics },
  ];
  const more = { ended: "", price: null, maxTokens: 1000, server: "example.org", commit: "" };
  const row = rowOf(subject, { events, ...more });
  expect(row).toMatchObject({ programs: 1, first: 0, accepted: 0, refused: { subset: 1 } });
  const anew = { ...row, status: "completed" as const };
  expect(latest([row, anew])).toEqual([anew]);
  expect(isWhole(anew)).toBe(true);
});
