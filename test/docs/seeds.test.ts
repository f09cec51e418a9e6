import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const rows = readFileSync(join(root, "docs/seeds.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("each of the 33 papers has its mechanism, and a file that exists or a reason why not yet", () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 33 }, (_, place) => place + 1));
  for (const [, , paper = "", mechanism = "", here = ""] of rows) {
    expect(paper).not.toBe("");
    expect(mechanism).not.toBe("");
    const files = [...here.matchAll(/`((?:src|bench|environments)\/[^`]+)`/g)].map(([, file]) => file as string);
    const isToCome = /not yet[^:]*: \S|left out on purpose/i.test(here) || /not yet as/i.test(here);
    expect(files.length > 0 || isToCome, paper).toBe(true);
    for (const file of files) expect(existsSync(join(root, file)), `${paper}: ${file}`).toBe(true);
  }
});
