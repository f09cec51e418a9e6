import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const words = "make the cart shake wildly";
const small = `--env cartpole --steps 2048 --generations 1 --samples 2 --leaders 1 --selection-seeds 1 --report-seeds 1
  --episodes 2 --learner ars`.split(/\s+/);

/**
 * Two references, two candidates, one leader on a selection seed and on a report seed; each of these and the random
 * policy, on a search and a report seed, is evaluated on two episodes of up to 500 steps.
 */
const least = 6 * 2048 + (6 + 2) * 2 * 500;

test("a step cap that buys references and no search is refused before anything is made, with the least that does more", async () => {
  const cwd = emptyFolder();
  const { code, stderr } = await callCommand(["run", ...small, "--max-steps", "9000"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(`${least} environment steps`);
  expect(stderr).toContain(`--max-steps ${least}`);
  expect(existsSync(join(cwd, "runs"))).toBe(false);
  const dry = await callCommand(["run", ...small, "--max-steps", "9000", "--dry-run"], { cwd });
  expect(dry.code).toBe(2);
});

test("words and wishes that nobody reads are said first, in the summary, in show and in the report; one seed has no interval", async () => {
  const cwd = emptyFolder();
  const asked = ["run", words, ...small, "--wish", "never move the cart", "--max-steps", `${least}`];
  const { code, stdout, stderr } = await callCommand([...asked, "--json"], { cwd });
  expect(code).toBe(0);
  const [first] = stderr.split("\n").filter((line) => !/loading the simulator|^\d+:\d\d /.test(line));
  expect(first).toMatch(/^your words: "make the cart shake wildly" \(NOT READ by the built-in designer/);
  expect(stderr).toContain('wish: "never move the cart" (NOT READ');
  const summary = JSON.parse(stdout) as RunSummary;
  expect(summary).toMatchObject({
    words: { given: words, read: false },
    measured: { by: "cartpole/balance" },
    constraints: [{ text: "never move the cart", read: false, checked: false }],
    best: { pool: "report", fitness: { ci95: null } },
    references: { human: { fitness: { ci95: null } } },
    humanNormalized: null,
  });
  const evaluation = JSON.parse(readFileSync(join(cwd, summary.run, "best/evaluation.json"), "utf8")) as object;
  expect(evaluation).toMatchObject({ pool: "report", fitness: { ci95: null } });
  const shown = await callCommand(["show", "latest", "--runs", "runs"], { cwd });
  for (const said of [
    "NOT READ",
    words,
    "measured by: cartpole/balance",
    "never move the cart",
    "one seed",
    "1 report",
  ]) {
    expect(shown.stdout).toContain(said);
  }
  const [figures] = shown.stdout.split("export const weights");
  expect(figures).not.toMatch(/\[[^\]]*,[^\]]*\]/);
  const report = readFileSync(join(cwd, summary.run, "report.html"), "utf8");
  expect(report).toMatch(/<h1>\s*cartpole · balance\s*<\/h1>/);
  expect(report).toContain("NOT READ by the built-in designer");
  // What came of it: the same sentences in the JSON, the terminal, and first in the report.
  const { best, human, random } = summary.behaviour ?? {};
  for (const told of [best, human, random]) {
    expect(told).toMatchObject({ episodes: 2, of: 1, pool: "report" });
    expect(told?.text).toMatch(/(cart|pole\.angle) .*; (is ended|lasts).* in (all|1 of) 2.*succeeds/);
    expect(shown.stdout).toContain(told?.text);
    expect(report).toContain(told?.text);
  }
  expect(shown.stdout).toContain("what came of it, in 2 evaluation episodes of one report seed:");
  // The last lines name what to do next.
  expect(shown.stdout).toMatch(
    /\nwatch it: .* play runs\S+ --html best\.html\nsay what is wrong: .* session --config runs\S+config\.json\ntake it home: .* export runs\S+ .*\n$/,
  );
  expect(report.indexOf("What came of it")).toBeLessThan(report.indexOf('class="films"'));
});

test("a run goes on with no cap below what it has begun, and loses nothing by asking", async () => {
  const cwd = emptyFolder();
  const name = "20261129-034543_cartpole-balance_508357";
  const folder = join(cwd, "runs", name);
  cpSync(join(import.meta.dirname, "../fixtures/run-folders/0.1.0", name), folder, { recursive: true });
  const held = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => [file, readFileSync(join(parentPath, file), "utf8")]);
  const before = held();
  const { code, stderr } = await callCommand(["resume", folder, "--max-steps", "1000"], { cwd });
  expect(code).toBe(2);
  // Two references on two report seeds, three candidates, a leader on a selection seed and on two report seeds.
  expect(stderr).toContain(`Give --max-steps ${(4 + 3 + 1 + 2) * 4096} or more; what is recorded is kept.`);
  expect(held()).toEqual(before);
});
