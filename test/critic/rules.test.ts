import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { criticPage, criticPagePath } from "../../scripts/document-critic.ts";
import { criticRules } from "../../src/critic/rules.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("every rule that the code names is in the table, and every one of the table is named", () => {
  const named = new Set<string>();
  for (const file of globSync("src/{reward,critic}/**/*.ts", { cwd: root })) {
    if (file.endsWith("rules.ts") || /critic\/examples\b/.test(file)) continue;
    const text = readFileSync(`${root}${file}`, "utf8");
    for (const [, rule] of text.matchAll(
      /["`]((?:extract|subset|types|units|structure|probes|critique|critic)\/[a-z-]+)["`]/g,
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

test("docs/critic.md is what the tables say", () => {
  expect(readFileSync(criticPagePath, "utf8"), "run npm run docs to write it").toBe(criticPage());
});
