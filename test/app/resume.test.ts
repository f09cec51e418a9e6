import { globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { wayOn } from "../../src/app/resume.ts";
import { readRun } from "../../src/store/runs.ts";

const fixtures = fileURLToPath(new URL("../fixtures/run-folders/0.1.0/", import.meta.url));
const ended = () => readRun(join(fixtures, globSync("*_880dc9", { cwd: fixtures })[0] as string));

test("who is asked again has failed: an ended search gets a generation for them, and is refused where nobody has", async () => {
  const record = await ended();
  expect(() => wayOn(record, { overrides: {}, retry: "failed" })).toThrow(
    expect.objectContaining({ code: "nothing-failed", exitCode: 2 }),
  );
  const failed = record.events.map((event) =>
    event.type === "candidate-evaluated" && event.id === "g1-c2"
      ? { ...event, outcome: "failed" as const, fitness: null, success: null }
      : event,
  );
  expect(wayOn({ ...record, events: failed }, { overrides: {}, retry: "failed" })).toBe("extend");
  expect(wayOn({ ...record, events: failed }, { overrides: {}, retry: "g1-c2" })).toBe("extend");
  expect(() => wayOn({ ...record, events: failed }, { overrides: {}, retry: "g1-c1" })).toThrow("no such candidate");
});
