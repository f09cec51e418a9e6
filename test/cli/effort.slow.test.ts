import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DryRun } from "../../src/app/dry-run.ts";
import { efforts } from "../../src/app/effort.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { emptyFolder, runCommand } from "./command.ts";

// Episodes end early by failing, by succeeding, and never.
test.each([
  ["quick", "cartpole", "--steps 4096"],
  ["normal", "mountain-car", "--steps 4096"],
  ["normal", "cartpole", "--strategy steady --steps 4096 --references none --selection-seeds 1"],
  ["thorough", "pendulum", "--steps 2048 --references none --selection-seeds 1"],
] as const)(
  "--effort %s prints a plan whose steps the run keeps to within a tenth, in %s %s",
  async (effort, env, beside) => {
    const cwd = emptyFolder();
    const asked = `run --env ${env} --designer symbolic --effort ${effort} ${beside} --episodes 4`.split(" ");
    const dry = await runCommand([...asked, "--dry-run", "--json"], { cwd });
    expect(dry.code, dry.stderr).toBe(0);
    const { cost, plan } = JSON.parse(dry.stdout) as DryRun;
    const { generations, samples } = efforts[effort];
    expect(plan).toMatchObject({ generations, samples });
    const ran = await runCommand([...asked, "--json"], { cwd });
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stderr).toMatch(
      new RegExp(
        `effort ${effort}: ${generations} generations of ${samples} programs.*expected: about .* environment steps, no model calls, about .* on this machine`,
      ),
    );
    const { spent, run } = JSON.parse(ran.stdout) as RunSummary;
    const kept = spent.environmentSteps / (cost.foreseen?.environmentSteps ?? Number.NaN);
    expect(kept).toBeGreaterThan(0.9);
    expect(kept).toBeLessThan(1.1);
    expect(JSON.parse(readFileSync(join(cwd, run, "config.json"), "utf8"))).toMatchObject({ effort });
  },
);
