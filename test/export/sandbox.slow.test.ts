import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import { writePython } from "../../src/export/python/module.ts";
import { composeTotal } from "../../src/reward/compose.ts";
import { librarySource } from "../../src/reward/library-source.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import type { Sandbox } from "../../src/sandbox/types.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { describePython } from "../python/python.ts";
import { startEvaluator, type Evaluator } from "./evaluator.ts";
import { inputOf } from "./input.ts";
import { programs } from "./programs.ts";
import { rollOut, type Rollout } from "./rollout.ts";

const rows = 1000;

const problems = await Promise.all(
  Object.entries(programs).map(async ([name, own]) => {
    const { environment, folder, tasks } = await findEnvironment(name);
    const [task] = tasks;
    const references = Object.entries(task?.references ?? {}).map(
      ([kind, file]) => [kind, readFileSync(join(folder, file as string), "utf8")] as const,
    );
    return { name, environment, own, sources: [...references, ...Object.entries(own)] };
  }),
);

test("there are 30 programs over five environments", () => {
  expect(problems.length).toBe(5);
  expect(problems.flatMap(({ sources }) => sources).length).toBeGreaterThanOrEqual(30);
});

describePython("an exported module computes what the sandbox computes", (interpreter) => {
  let evaluator: Evaluator;
  beforeAll(() => void (evaluator = startEvaluator(interpreter)));
  afterAll(() => evaluator.close());

  describe.each(problems)("$name", ({ environment, sources, own }) => {
    const { spec } = environment;
    let rollout: Rollout;
    let sandbox: Sandbox;
    beforeAll(async () => {
      rollout = await rollOut(environment, { rows, seed: 7 });
      sandbox = createProcessSandbox({ spec, library: librarySource() });
    });
    afterAll(() => sandbox.close());

    test.each(sources)("%s", async (_kind, source) => {
      const { reward, diagnostics } = await createCritic({ spec }).review(source, {});
      if (reward === null) throw new Error(JSON.stringify(diagnostics));
      expect((await sandbox.load(reward)).kind).toBe("loaded");
      const memory = new Float64Array(Object.keys(reward.initial).length);
      const evaluated = await sandbox.evaluate({ ...rollout.batch, memory });
      if (evaluated.kind === "failed") throw new Error(evaluated.failure.message);
      const totals = composeTotal(reward, { terms: evaluated.terms, start: rollout.batch.start });

      const module = writePython(inputOf(reward, spec));
      const python = await evaluator.evaluate(module, rollout.steps, { compose: true });

      const names = Object.keys(reward.weights);
      const worst = { error: 0, row: -1, name: "" };
      const compare = (ours: number, theirs: number, at: { row: number; name: string }) => {
        const error = Math.abs(ours - theirs) / Math.max(1, Math.abs(ours));
        if (!(error <= worst.error)) Object.assign(worst, { error, ...at });
      };
      for (let row = 0; row < rows; row++) {
        for (const [column, name] of names.entries()) {
          compare(evaluated.terms[row * names.length + column] as number, python[row]?.terms[name] as number, {
            row,
            name,
          });
        }
        compare(totals[row] as number, python[row]?.total as number, { row, name: "total" });
      }
      expect(worst.error, JSON.stringify(worst)).toBeLessThanOrEqual(1e-9);
      // Equal zeros would prove nothing; a reference may well be the same number in every step.
      if (Object.values(own).includes(source)) expect(new Set(totals).size).toBeGreaterThan(1);
    });
  });
});
