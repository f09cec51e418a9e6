import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import { findingText } from "../../src/core/finding-text.ts";
import { upgradeEvent } from "../../src/store/upgrade-event.ts";

const fixture = join(import.meta.dirname, "../fixtures/run-folders/0.1.0/20261129-034524_mountain-car-reach_83ee7d");

const evaluated = readFileSync(join(fixture, "events.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => (JSON.parse(line) as { event: RunEvent }).event)
  .filter((event) => event.type === "candidate-evaluated");

test("sentences that version 0.1.0 found are findings that read as they did, alarms by their first word", () => {
  const sentences = evaluated.flatMap(({ diagnosis }) => (diagnosis?.findings ?? []) as unknown as string[]);
  const upgraded = evaluated.flatMap((event) => {
    const read = upgradeEvent(event);
    return read.type === "candidate-evaluated" ? (read.diagnosis?.findings ?? []) : [];
  });
  expect(sentences.length).toBeGreaterThan(5);
  expect(upgraded.map(findingText)).toEqual(sentences);
  for (const [place, { kind, severity }] of upgraded.entries()) {
    expect(kind).toBe("text");
    expect(severity).toBe(sentences[place]?.startsWith("Alarm") ? "alarm" : "note");
  }
});

test("an event of this version comes back as it is, and one that was read before as well", () => {
  for (const event of evaluated) {
    const read = upgradeEvent(event);
    expect(upgradeEvent(read)).toEqual(read);
  }
});
