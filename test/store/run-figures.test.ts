import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { identityOf } from "../../src/report/results/place.ts";
import { createIntern, readRunFigures } from "../../src/store/run-figures.ts";
import { emptyFolder } from "../cli/command.ts";
import { writeRun } from "../report/results/folders.ts";
import { figuresOf } from "../report/results/runs.ts";

const figuresIn = (folder: string, intern = createIntern()) => readRunFigures(folder, { intern });

test("a run that has ended is read from its documents, without its log, and says what was written", async () => {
  const written = { ...figuresOf({ seed: 3, fitness: [1, 2, 6] }), humanNormalized: null };
  const folder = writeRun(join(emptyFolder(), "run"), written);
  rmSync(join(folder, "events.jsonl"));
  expect(await figuresIn(folder)).toEqual({ ...written, best: { ...written.best, success: 0.5 } });
});

test("what runs have in common is kept once", async () => {
  const root = emptyFolder();
  const intern = createIntern();
  const [one, other] = await Promise.all(
    [1, 2].map((seed) => figuresIn(writeRun(join(root, String(seed)), figuresOf({ seed, fitness: [seed] })), intern)),
  );
  expect(one?.options).toBe(other?.options);
  expect(one?.content).toBe(other?.content);
  expect(one?.measured).toBe(other?.measured);
});

test("a run that has not ended has spent what its log says, and no score", async () => {
  const folder = writeRun(join(emptyFolder(), "run"), { ...figuresOf({ seed: 1, fitness: [1] }), status: "running" });
  expect(await figuresIn(folder)).toMatchObject({ status: "interrupted", best: null, spent: { trainings: 0 } });
});

test("what cannot be read is damaged and says why", async () => {
  const folder = writeRun(join(emptyFolder(), "run"), figuresOf({ seed: 1, fitness: [1] }));
  writeFileSync(join(folder, "summary.json"), "{");
  expect(await figuresIn(folder)).toMatchObject({
    status: "damaged",
    problem: expect.stringContaining("summary.json"),
  });
  expect(await figuresIn(join(folder, "none"))).toMatchObject({ status: "damaged", problem: expect.any(String) });
});

test("folders of earlier versions are read, and are of one thing with their own version's alone", async () => {
  const fixtures = fileURLToPath(new URL("../fixtures/run-folders/0.1.0/", import.meta.url));
  const ended = readdirSync(fixtures).find((name) => name.endsWith("880dc9")) as string;
  const figures = await figuresIn(join(fixtures, ended));
  expect(figures).toMatchObject({ version: "0.1.0", environment: "cartpole", content: null, curve: [] });
  expect(figures.best?.fitness?.values.length).toBeGreaterThan(0);
  expect(identityOf(figures)).toContain("version 0.1.0");
  expect(identityOf(figures)).not.toBe(identityOf(figuresOf({ seed: 1, fitness: [1] })));
});
