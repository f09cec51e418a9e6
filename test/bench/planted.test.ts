import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { keepEvidence, type Evidence } from "../../bench/planted/evidence.ts";
import { failing, hacks, honest, sound } from "../../bench/planted/labels.ts";
import { openPlanted, planted, taskOf, textOf } from "../../bench/planted/programs.ts";
import { bearsOut, isAsLabelled } from "../../bench/planted/table.ts";
import type { Failing, Planted } from "../../bench/planted/types.ts";
import { causes } from "../../src/core/finding.ts";
import { parseReward } from "../../src/reward/program.ts";
import { row } from "./instrument/rows.ts";

const folder = join(import.meta.dirname, "../../bench/planted/programs");
const isBuiltIn = ({ environment }: { environment: string }): boolean => !environment.includes("/");

test("at least 60 programs fail in a known way, over eight environments and more, each kind at least three times", () => {
  const builtIn = failing.filter(isBuiltIn);
  expect(builtIn.length).toBeGreaterThanOrEqual(60);
  expect(new Set(builtIn.map(({ environment }) => environment)).size).toBeGreaterThanOrEqual(8);
  for (const cause of causes)
    expect(failing.filter(({ right }) => right.includes(cause)).length, cause).toBeGreaterThanOrEqual(3);
  expect(sound.length).toBeGreaterThanOrEqual(24);
  expect(hacks).toHaveLength(3);
  expect(honest).toHaveLength(10);
});

test("every program has one label, every label a program, and names no cause twice", () => {
  const own = globSync("*/*.ts", { cwd: folder }).map((file) => `bench/planted/programs/${file}`);
  const labelled = failing.map(({ file }) => file).filter((file) => file.startsWith("bench/planted/programs/"));
  expect(labelled.toSorted()).toEqual(own.toSorted());
  const keys = planted.map((program) => `${taskOf(program)} ${program.name}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  for (const { name, right, also } of failing) {
    expect(right.length, name).toBeLessThanOrEqual(2);
    expect(new Set([...right, ...also]).size, name).toBe(right.length + also.length);
  }
});

test("every task is one of its environment's", async () => {
  const tasks = new Map(planted.map((program) => [taskOf(program), program]));
  for (const program of tasks.values()) expect((await openPlanted(program)).task.name).toBe(program.task);
});

test("every program is one, and says nothing of what is wrong with it", () => {
  const texts = planted.map(textOf);
  for (const [index, text] of texts.entries()) {
    expect(parseReward(text).kind, planted[index]?.file).toBe("program");
    if (index < failing.length)
      expect(
        causes.filter((cause) => text.includes(cause)),
        planted[index]?.file,
      ).toEqual([]);
  }
});

const of = (kind: Planted["kind"]): Planted => ({ kind, environment: "e", task: "t", name: "n", file: "f" });
const failed: Failing = { ...of("failing"), kind: "failing", right: ["fell"], also: [] };
const disagreeing: Failing = { ...failed, right: ["noise"] };

test.each([
  ["a program that fails", failed, [0, 0.4, 0.6], true],
  ["one that hardly does", failed, [0.2, 0.6, 0.9], false],
  ["seeds that disagree", disagreeing, [0.1, 1, 1], true],
  ["seeds that agree", disagreeing, [0, 0.1, 0.2], false],
  ["a single seed", disagreeing, [0], false],
  ["a program that does its task", of("sound"), [0.95, 1, 1], true],
  ["one that does it mostly", of("sound"), [0.8, 1, 1], false],
  ["an honest one that does it mostly", of("honest"), [0, 0.8, 1], true],
  ["an honest one that hardly does", of("honest"), [0, 0.1, 1], false],
  ["a gamed one", of("gamed"), [0, 0.1, 1], true],
  ["a gamed one that does its task", of("gamed"), [0.8, 1, 1], false],
])("successes bear out a label or do not: %s", (_what, program, successes, borneOut) => {
  expect(bearsOut(program, successes)).toBe(borneOut);
});

test.each([
  ["a fall that is one", failed, { success: 0, fitness: 0, terminated: 1 }, true],
  ["a fall that is none", failed, { success: 0, fitness: 0, terminated: 0.2 }, false],
  ["an end that no label knows of", { ...failed, right: ["fights"] }, { success: 0, fitness: 0, terminated: 1 }, false],
  [
    "an end that is true besides",
    { ...failed, right: ["fights"], also: ["fell"] },
    { success: 0, fitness: 0, terminated: 1 },
    true,
  ],
  [
    "a loss of what was had",
    { ...failed, right: ["reached-and-lost"] },
    { success: 0, fitness: 0.1, terminated: 0 },
    true,
  ],
  [
    "a loss of what was never had",
    { ...failed, right: ["reached-and-lost"] },
    { success: 0, fitness: 0, terminated: 0 },
    false,
  ],
  ["a fall that succeeds", failed, { success: 1, fitness: 1, terminated: 1 }, false],
] as [string, Failing, Parameters<typeof isAsLabelled>[1][number], boolean][])(
  "a label is held against what a training came to: %s",
  (_what, program, cameTo, isCounted) => {
    expect(isAsLabelled(program, [cameTo])).toBe(isCounted);
  },
);

test("a training's evidence is kept whole, in a file of its own", () => {
  const temporary = mkdtempSync(join(tmpdir(), "rewardsmith-planted-"));
  try {
    const { task, program, reward, learner, options, share, steps } = row({});
    const [first, second] = [1, 2].map((seed): Evidence => ({
      subject: { task, program, reward, learner, options, share, steps, seed },
      job: { kind: "train", seed } as Evidence["job"],
      outcome: { kind: "failed", failure: { reason: "threw", message: `seed ${seed}` } },
    })) as [Evidence, Evidence];
    for (const evidence of [first, second, first]) keepEvidence(temporary, evidence);
    const kept = readdirSync(temporary).map((name) =>
      JSON.parse(gunzipSync(readFileSync(join(temporary, name))).toString()),
    );
    expect(kept).toHaveLength(2);
    expect(kept).toEqual(expect.arrayContaining([first, second]));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});
