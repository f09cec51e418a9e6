import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "../cli/call-command.ts";
import { emptyFolder } from "../cli/command.ts";

const folder = fileURLToPath(new URL("recordings/critique", import.meta.url));

test("critics agree that a program pays for the wrong way: it is sent back, mended and trained, with no key and no network", async () => {
  const cwd = emptyFolder();
  const command =
    "run --env mountain-car --designer language-model --model by-hand --generations 1 --samples 1 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --seed 1 --json --display plain";
  const { code, stdout } = await callCommand([...command.split(" "), "--replay", folder], { cwd });
  expect(code).toBe(0);
  const summary = JSON.parse(stdout) as RunSummary;
  expect(summary.spent).toMatchObject({ proposed: 1, rejected: 0, modelCalls: 9 });
  expect(summary.avoided).toEqual({ critique: 1 });
  expect(summary.thisProcess.networkCalls).toBe(0);
  const [run = ""] = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  const candidate = join(cwd, "runs", run, "candidates", "g1-c1");
  const refusals = JSON.parse(readFileSync(join(candidate, "refusals.json"), "utf8")) as {
    diagnostics: { rule: string; message: string }[];
  }[];
  const flaws = refusals.map(({ diagnostics }) => diagnostics.filter(({ rule }) => rule === "critique/flaw"));
  expect(flaws).toHaveLength(1);
  expect(flaws[0]?.[0]?.message).toContain("(2 of 3 critics)");
  expect(readFileSync(join(candidate, "reward.ts"), "utf8")).toContain("next.car.position - state.car.position");
}, 600_000);
