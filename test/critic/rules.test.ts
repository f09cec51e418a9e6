import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { criticRules } from "../../src/critic/rules.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = `${root}docs/reward-programs.md`;

test("every rule that the code names is in the table, and every one of the table is named", () => {
  const named = new Set<string>();
  for (const file of globSync("src/{reward,critic}/**/*.ts", { cwd: root })) {
    if (file.endsWith("-rules.ts") || /critic\/examples\b/.test(file)) continue;
    const text = readFileSync(`${root}${file}`, "utf8");
    for (const [, rule] of text.matchAll(
      /["`]((?:extract|subset|types|units|structure|probes|critique)\/[a-z-]+)["`]/g,
    ))
      named.add(rule as string);
    // records.ts: `structure/${exported}`
    if (text.includes("`structure/${exported}`"))
      for (const name of ["weights", "initial"]) named.add(`structure/${name}`);
  }
  // a severity of its own, no rule that a program could break
  for (const stage of ["probes", "critique"]) named.delete(`${stage}/skipped`);
  expect([...named].toSorted()).toEqual(Object.keys(criticRules).toSorted());
});

test("the table in docs/reward-programs.md is the one of the code", () => {
  const rows = Object.entries(criticRules).map(
    ([rule, { severity, meaning, hint }]) => `| \`${rule}\` | ${severity} | ${cell(meaning)} | ${cell(hint)} |`,
  );
  const table = ["| rule | severity | meaning | what to do |", "|---|---|---|---|", ...rows].join("\n");
  const text = readFileSync(page, "utf8");
  const written = text.replace(
    /(<!-- rules -->\n)[\s\S]*(<!-- \/rules -->)/,
    (_all, open: string, close: string) => `${open}\n${table}\n\n${close}`,
  );
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(page, written);
  expect(text, "run with UPDATE_DOCS=1 to write it").toBe(written);
});

const cell = (text: string): string => text.replaceAll("|", "\\|");
