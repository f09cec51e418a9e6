import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import type { RewardsmithError } from "../../src/core/errors.ts";
import { factNames, functionNames } from "../../src/measure/functions.ts";
import { readMeasure, requireMeasure } from "../../src/measure/measure.ts";
import { namesOf } from "../../src/measure/names.ts";
import type { Names } from "../../src/measure/types.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), "utf8");
const page = read("docs/measure.md");

const codeOf = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code as string);
const rowsUnder = (heading: string): string[] => {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return own.split("\n").filter((line) => line.startsWith("| `"));
};

let hopper: LoadedEnvironment;
let names: Names;
beforeAll(async () => {
  hopper = await findEnvironment("hopper");
  names = namesOf(hopper.environment.spec);
});

test("the tables hold every word and function of the language, and nothing that is none", () => {
  const told = rowsUnder("Words").flatMap((row) => codeOf(row.split(" | ")[0] ?? ""));
  const functions = told.flatMap((code) => /^(\w+)\(/.exec(code)?.[1] ?? []);
  expect(new Set(functions)).toEqual(new Set(functionNames));
  expect(told.filter((code) => factNames.includes(code)).toSorted()).toEqual(factNames.toSorted());
});

test("each example is put in words as the page has it, and has a value for an episode", () => {
  const examples = rowsUnder("Examples").map((row) => row.slice(2, -2).split(" | ") as [string, string]);
  expect(examples.length).toBeGreaterThan(10);
  const { spec } = hopper.environment;
  const length = 4;
  const episode = episodeOf(spec, {
    states: new Float64Array((length + 1) * stateLayout(spec).width).fill(0.5),
    actions: new Float64Array(length * actionLayout(spec).width).fill(0.1),
    length,
    ending: "truncated",
  });
  for (const [code, words] of examples) {
    const reading = readMeasure(code.slice(1, -1), { names });
    expect(reading.problems, code).toEqual([]);
    expect(reading.measure?.words).toBe(words);
    expect(reading.measure?.value(episode)).toSatisfy(Number.isFinite);
  }
});

test("an expression that is wrong is answered as the page shows it", () => {
  const [, shown = ""] = /```text\n([^]*?)\n```/.exec(page) ?? [];
  const text = (shown.split("\n")[1] ?? "").trim();
  let thrown: RewardsmithError | undefined;
  try {
    requireMeasure(text, { names, source: "--measure" });
  } catch (error) {
    thrown = error as RewardsmithError;
  }
  expect(`${thrown?.message}\n${thrown?.action}`).toBe(shown);
});

test("the page of fitness files shows the one that is tried", () => {
  expect(read("docs/fitness.md")).toContain(read("examples/fitness/stay-right.ts"));
});
