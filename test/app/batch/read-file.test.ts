import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { checkBatch } from "../../../src/app/batch/read-file.ts";
import { batchJsonSchema, runOptions } from "../../../src/app/batch/schema.ts";
import { readSetting, withSettings } from "../../../src/app/batch/settings.ts";
import { options } from "../../../src/app/options.ts";

test.each([
  [{ foo: 1 }, /f\.yaml: unknown key 'foo'/],
  [{ defaults: { generatoins: 1 } }, /f\.yaml: defaults: unknown key 'generatoins'/],
  [{ matrix: { sed: [1] } }, /f\.yaml: matrix: unknown key 'sed'/],
  [{ matrix: { size: [{ sampels: 1 }] } }, /matrix\.size\[0\]: unknown key 'sampels'/],
  [{ defaults: { jobs: 2 } }, /defaults: unknown key 'jobs'/],
  [{ budget: { usd: 2 } }, /budget: unknown key 'usd'/],
  [{ defaults: { generations: 0 } }, /defaults\.generations: 0 is not a whole number of at least 1/],
  [{ defaults: { strategy: "gready" } }, /defaults\.strategy: "gready" is not one of greedy, best-of-n/],
  [{ matrix: { seeds: [1, "x"] } }, /matrix\.seeds\[1\]: "x" is not a whole number/],
  [{ matrix: { seed: [] } }, /matrix\.seed: it is empty/],
  [{ matrix: [1] }, /matrix: .*object/],
  [{ matrix: null }, /matrix: it is empty/],
  [{ exclude: [{}] }, /exclude\[0\]: it is empty/],
  [{ budget: { "max-usd": -1 } }, /budget\.max-usd: -1 is not a number of at least 0/],
  [{ budget: { "max-time": "soon" } }, /budget\.max-time: "soon" is not a duration/],
  [{ "on-failure": "panic" }, /on-failure/],
  [{ name: "Not a Name" }, /name/],
  ["a text", /f\.yaml: .*object/],
  [[1, 2], /f\.yaml: .*object/],
])("%j is refused with its place and its value", (document, message) => {
  expect(() => checkBatch(document, { file: "f.yaml" })).toThrow(
    expect.objectContaining({ message: expect.stringMatching(message), exitCode: 2 }),
  );
});

test("a slip of the pen is told what it may stand for", () => {
  expect(() => checkBatch({ matrix: { sed: "1..3" } }, { file: "f" })).toThrow(
    expect.objectContaining({ action: expect.stringContaining("Did you mean 'seed'?") }),
  );
});

test("every option of a search can stand in a file but what belongs to the command", () => {
  const missing = Object.keys(options).filter((name) => !(name in runOptions));
  expect(missing.sort()).toEqual(["display", "dry-run", "fail-under", "jobs", "json", "runs"]);
});

test("the schema for editors names what the reader takes, and refuses what it refuses", () => {
  const schema = batchJsonSchema() as {
    properties: Record<string, { properties: object }>;
    additionalProperties: false;
  };
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.properties["defaults"]?.properties ?? {})).toEqual([
    "description",
    ...Object.keys(runOptions),
  ]);
  expect(Object.keys(schema.properties["matrix"]?.properties ?? {})).toContain("environments");
});

test("the example is a batch file", () => {
  const path = fileURLToPath(new URL("../../../examples/batch/strategies.yaml", import.meta.url));
  expect(() => checkBatch(parse(readFileSync(path, "utf8")), { file: path })).not.toThrow();
});

test.each([
  ["generations=2", { set: { generations: 2 } }],
  ["seed=[1, 2]", { set: { seed: [1, 2] } }],
  ["seeds=1..3", { set: { seeds: "1..3" } }],
  ["budget.max-usd=0.5", { budget: { "max-usd": 0.5 } }],
  ["description=go = up", { set: { description: "go = up" } }],
  ["matrix.seed=1..3", { matrix: { seed: "1..3" } }],
])("--set %s", (text, document) => {
  expect(withSettings({}, [readSetting(text)], { places: ["budget", "matrix"] })).toEqual(document);
});

test.each(["generations", "=2", "generations=", "a..b=1", "seed=[1"])("--set %s is refused", (text) => {
  expect(() => readSetting(text)).toThrow(expect.objectContaining({ code: "bad-option", exitCode: 2 }));
});
