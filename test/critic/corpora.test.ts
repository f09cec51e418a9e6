import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ts } from "ts-morph";
import { expect, test } from "vitest";
import { checkTypes } from "../../src/reward/check-types.ts";
import { parseReward } from "../../src/reward/program.ts";
import { createTypeView, type TypeView } from "../../src/reward/typed-view.ts";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { defectivePrograms, soundPrograms } from "./corpora.ts";

// The corpora themselves: complete, well-formed, and wrong or right in no other way than they say. How much of them the
// critic finds is another test's question.
const defective = defectivePrograms();
const sound = await soundPrograms();
const written = sound.filter(({ style }) => style !== "reference");

const environments = await Promise.all((await listEnvironments()).map((name) => findEnvironment(name)));
const declarations = new Map(
  environments.map(({ environment: { spec } }) => [spec.name, environmentDeclaration(spec)]),
);
const views = new Map<string, TypeView>(
  [...declarations].map(([name, declaration]) => [name, createTypeView(declaration)]),
);
const tasks = new Set(
  environments.flatMap(({ environment, tasks }) => tasks.map(({ name }) => `${environment.spec.name} ${name}`)),
);

/** Kinds that the language itself or the types refuse; all others are programs that would run. */
const refused = ["subset", "impure", "mismatch"];

const errorsOf = ({ environment, source }: { environment: string; source: string }): string[] => {
  const parsed = parseReward(source);
  if (parsed.kind !== "program") return parsed.diagnostics.map(({ message }) => message);
  return checkTypes((views.get(environment) as TypeView)(source)).map(({ message }) => message);
};

const countBy = <Entry>(entries: readonly Entry[], key: (entry: Entry) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1);
  return counts;
};

test.each(["defective", "sound"])("%s: each program is in the manifest once, and there is no other", (corpus) => {
  const folder = fileURLToPath(new URL(`./${corpus}/`, import.meta.url));
  const listed = (corpus === "sound" ? written : defective).map(({ file }) => file);
  expect(listed.sort()).toEqual(globSync("programs/**/*.ts", { cwd: folder }).sort());
});

test("there are enough of each kind and environment", () => {
  expect(defective.length).toBeGreaterThanOrEqual(120);
  const kinds = countBy(defective, ({ kind }) => kind);
  for (const [kind, count] of kinds) expect(count, kind).toBeGreaterThanOrEqual(7);
  expect(countBy(defective, ({ environment }) => environment).size).toBeGreaterThanOrEqual(8);
  expect(written.length).toBeGreaterThanOrEqual(80);
  expect(new Set(written.map(({ environment, task }) => `${environment} ${task}`))).toEqual(tasks);
  const styles = countBy(written, ({ style }) => style);
  for (const style of ["dense", "staged", "exponential", "potential", "one-term", "memory", "signs", "tolerance"]) {
    expect(styles.get(style), style).toBeGreaterThanOrEqual(4);
  }
});

test("no program stands in a corpus twice", () => {
  const texts = [...defective, ...written].map(({ source }) => source.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*|\s/g, ""));
  expect(new Set(texts).size).toBe(texts.length);
});

test.each([...defective, ...written])(
  "$file ($environment, $task) is whole TypeScript for a task that exists",
  (entry) => {
    expect(tasks).toContain(`${entry.environment} ${entry.task}`);
    expect(entry.file.split("/")[1]).toBe(entry.environment);
    const { diagnostics } = ts.transpileModule(entry.source, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
  },
);

test.each(defective)("$file says where its defect is, and what a diagnostic has to name", (entry) => {
  const text = entry.source.split("\n");
  expect(entry.file).toMatch(new RegExp(`/${entry.kind}-\\d+\\.ts$`));
  expect(entry.defect.length).toBeGreaterThan(15);
  expect(entry.line).toBe(entry.lines[0]);
  for (const line of entry.lines) expect(text[line - 1]?.trim(), `line ${line}`).toBeTruthy();
  const known = `${entry.source} ${declarations.get(entry.environment)}`;
  const last = entry.names.map((name) => name.split(".").at(-1) as string);
  for (const name of last) expect(known.includes(name), name).toBe(true);
  expect(last.some((name) => entry.source.includes(name))).toBe(true);
});

test.each(defective.filter(({ kind }) => !refused.includes(kind)))(
  "$file is wrong in what it computes, not in its form",
  (entry) => expect(errorsOf(entry)).toEqual([]),
);

test.each(sound)("$file ($task) parses and has no type errors", (entry) => expect(errorsOf(entry)).toEqual([]));
