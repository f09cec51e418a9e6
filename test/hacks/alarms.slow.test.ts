import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callCommand } from "../cli/call-command.ts";
import { emptyFolder } from "../cli/command.ts";

const world = join(import.meta.dirname, "boat-race");

/** Trained at its task's budget, as a person would; what the terminal, `show`, the summary and the report say of being gamed. */
const told = async (program: string) => {
  const cwd = emptyFolder();
  const options = ["--steps", "20000", "--report-seeds", "2", "--references", "none", "--runs", "runs", "--json"];
  const evaluated = await callCommand(["evaluate", join(world, `programs/${program}.ts`), "--env", world, ...options], {
    cwd,
  });
  expect(evaluated.code, evaluated.stderr).toBe(0);
  const { run } = JSON.parse(evaluated.stdout) as { run: string };
  const shown = await callCommand(["show", "latest", "--runs", "runs"], { cwd });
  const report = readFileSync(join(cwd, run, "report.html"), "utf8");
  return [evaluated.stdout, shown.stdout, report].map((text) => text.includes("may be gamed"));
};

test("whoever trains under a reward that is gamed is told so in the document, by show and in the report; of an honest one nobody says it", async () => {
  expect(await told("proxy")).toEqual([true, true, true]);
  expect(await told("honest")).toEqual([false, false, false]);
});
