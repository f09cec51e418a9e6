import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runFolderSchema, runFolderSchemaPath } from "../../scripts/document-run-folder.ts";
import { emptyFolder } from "../cli/command.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/run-folder.md"), "utf8");
const fixtures = join(root, "test/fixtures/run-folders");
const folders = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((version) => readdirSync(join(fixtures, version.name)).map((name) => join(fixtures, version.name, name)));

const named = new Set([...page.matchAll(/`([\w-]+)`/g)].map(([, word]) => word));

test("the page names every event there is", () => {
  const source = readFileSync(join(root, "src/core/events.ts"), "utf8");
  const types = [...source.matchAll(/type: "([a-z-]+)"/g)].map(([, type]) => type as string);
  expect(types.length).toBeGreaterThan(10);
  expect(types.filter((type) => !named.has(type))).toEqual([]);
});

test("the page names every member of run.json and summary.json, and every file of a folder", () => {
  const unnamed = folders.flatMap((folder) => {
    const documents = readdirSync(folder).filter((name) => ["run.json", "summary.json"].includes(name));
    const members = documents.flatMap((name) => {
      const document = JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, object | null>;
      const { spent, references, thisProcess } = document;
      return [document, spent, references, thisProcess].flatMap((value) => Object.keys(value ?? {}));
    });
    const files = readdirSync(folder).filter((name) => !page.includes(name));
    return [...files, ...members.filter((name) => !named.has(name))];
  });
  expect(unnamed).toEqual([]);
});

test("the page names every member that a summary can have", () => {
  const source = readFileSync(join(root, "src/core/summary.ts"), "utf8");
  const members = [...source.matchAll(/^ {2}(\w+)\??:/gm)].map(([, member]) => member as string);
  expect(members.length).toBeGreaterThan(20);
  expect(members.filter((member) => !named.has(member))).toEqual([]);
});

test("the ten lines of Python read folders of every version", ({ skip }) => {
  const python = process.env["REWARDSMITH_PYTHON"] ?? "python3";
  try {
    execFileSync(python, ["--version"]);
  } catch {
    if (!process.env["REWARDSMITH_REQUIRE_ALL"]) skip("needs Python");
  }
  const [, program = ""] = /```python\n([\s\S]*?)```/.exec(page) ?? [];
  const file = join(emptyFolder(), "read.py");
  writeFileSync(file, program);
  const told = readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      execFileSync(python, [file, join(fixtures, name)], { encoding: "utf8" })
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { run: string; status: string; claimed: unknown[] | null; search: object }),
    );
  expect(told).toHaveLength(folders.length);
  const ended = told.find(({ run }) => run === "880dc9");
  expect(ended).toMatchObject({ status: "completed", claimed: ["g1-c2", expect.closeTo(0.04, 3), 0] });
  expect(Object.keys(ended?.search ?? {})).toHaveLength(4);
  // Runs of a batch have names of their own.
  const batch = emptyFolder();
  const killed = folders.find((folder) => folder.endsWith("508357")) as string;
  cpSync(killed, join(batch, "9b1a793d0f998e44"), { recursive: true });
  expect(JSON.parse(execFileSync(python, [file, batch], { encoding: "utf8" }))).toMatchObject({ run: "508357" });
  expect(told.find(({ run }) => run === "508357")).toMatchObject({ status: "running", claimed: null, search: {} });
});

test("the schema is that of the types: `npm run docs` writes it", () => {
  expect(JSON.parse(readFileSync(runFolderSchemaPath, "utf8"))).toEqual(runFolderSchema());
});
