import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunEvent } from "../../src/core/events.ts";
import { chainStart, encodeRecord } from "../../src/store/record.ts";

const recorded = join(import.meta.dirname, "../../test/fixtures/run-folders/0.1.0");
const generations = 50;
const samples = 10;
const curveBytes = 100e6;

type Line = { key: string | null; event: RunEvent };

const renamed = (
  { key, event }: Line,
  { from, to, generation }: { from: string; to: string; generation: number },
): Line => {
  const text = JSON.stringify({ key, event }).replaceAll(`"${from}"`, `"${to}"`);
  const line = JSON.parse(text) as Line;
  if (line.event.type === "candidate-proposed") return { ...line, event: { ...line.event, generation } };
  return line;
};

/** Of the run that is made. */
export const candidates = generations * samples;

/**
 * A recorded run made as large as asked: its events for 500 candidates, each with an outcome of its own on the disk, padded with
 * curves so that all of them have 100 MB. Gives its name.
 */
export const largeRun = (runs: string): string => {
  const name = readdirSync(recorded).find((one) => one.includes("mountain-car")) as string;
  const folder = join(runs, name);
  cpSync(join(recorded, name), folder, { recursive: true });
  const lines = readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((text) => JSON.parse(text) as Line);
  const firstGeneration = lines.findIndex(({ event }) => event.type === "generation-started");
  const ofOne = lines.filter(
    ({ event }) =>
      ("id" in event && event.id === "g1-c1") ||
      ("owner" in event && event.owner === "g1-c1" && event.pool === "search"),
  );
  const before = lines.slice(0, firstGeneration);
  const after = lines.slice(lines.findIndex(({ event }) => event.type === "confirmation-started"));
  const search = Array.from({ length: generations }, (_, index) => {
    const generation = index + 1;
    const candidates = Array.from({ length: samples }, (__, place) =>
      ofOne.map((line) => renamed(line, { from: "g1-c1", to: `g${generation}-c${place + 1}`, generation })),
    );
    const begun: Line = {
      key: `generation-started:${generation}`,
      event: { type: "generation-started", generation, count: samples },
    };
    const ended: Line = {
      key: `generation:${generation}`,
      event: { type: "generation-ended", generation, best: "g2-c4", fitness: 1 },
    };
    return [begun, ...candidates.flat(), ended];
  }).flat();
  let sum = chainStart;
  const bytes = [...before, ...search, ...after].map(({ key, event }, seq) => {
    const record = encodeRecord(
      { seq, key, time: new Date(1.79e12 + 100 * seq).toISOString(), event },
      { previous: sum },
    );
    sum = record.sum;
    return record.line;
  });
  writeFileSync(join(folder, "events.jsonl"), Buffer.concat(bytes));
  const padding = JSON.stringify(
    Array.from({ length: curveBytes / (generations * samples) / 12 }, (_, index) => index + 0.123456),
  );
  mkdirSync(join(folder, "trainings"), { recursive: true });
  for (let index = 0; index < generations * samples; index++)
    writeFileSync(join(folder, "trainings", `${index}.json`), padding);
  return name;
};
