import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
const [, table = ""] = page.split("## What to add, what to touch, what to pass");

const codeOf = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code as string);
const isPath = (code: string): boolean => /^(?:src|test|docs|environments|examples|bench|prompts)\/\S*$/.test(code);

test("every path that the page names exists", () => {
  const paths = codeOf(page).filter(isPath);
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("the last table has a row for each thing that people add, and each names a file and a suite", () => {
  const rows = table.split("\n").filter((line) => /^\| (?!new |-)/.test(line));
  const kinds = ["strategy", "detector", "learner", "rule", "command", "section", "environment", "statistic"];
  for (const kind of [...kinds, "designer", "target"]) {
    expect(rows.filter((row) => row.startsWith(`| ${kind}`)).length, kind).toBeGreaterThan(0);
  }
  for (const row of rows) {
    const [, name, add = "", , pass = ""] = row.split("|");
    expect(codeOf(add).filter(isPath).length, `${name}: add`).toBeGreaterThan(0);
    expect(codeOf(pass).filter((code) => code.startsWith("test/")).length, `${name}: pass`).toBeGreaterThan(0);
  }
});

test("the page names every room, in the order that the linter holds", () => {
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const [, section = ""] = /\n## Rooms\n([^]*?)\n## /.exec(page) ?? [];
  const told = section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\w+)\/`/g)].map(([, room]) => room as string));
  expect(told.toSorted()).toEqual(rooms.map(({ name }) => name).toSorted());
  const [, list = ""] = /const rooms = \[([^]*?)\]/.exec(readFileSync(join(root, "oxlint.config.ts"), "utf8")) ?? [];
  const held = [...list.matchAll(/"(\w+)"/g)].map(([, room]) => room as string).filter((room) => told.includes(room));
  expect(told).toEqual(held);
});

test("no page of the docs is missing from their index, and each it names exists", () => {
  const index = readFileSync(join(root, "docs/README.md"), "utf8");
  const linked = [...index.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path as string);
  const pages = globSync("**/*.md", { cwd: join(root, "docs") }).filter((path) => path !== "README.md");
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((name) => !linked.includes(name))).toEqual([]);
  expect(linked.filter((path) => !existsSync(join(root, "docs", path)))).toEqual([]);
});

test.each(["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "README.md"])("what %s points to exists", (name) => {
  const text = readFileSync(join(root, name), "utf8");
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path as string);
  const named = codeOf(text).filter((code) => isPath(code) && !/[*<A-Z]/.test(code));
  expect([...linked, ...named].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
