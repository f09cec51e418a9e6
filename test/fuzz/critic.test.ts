import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CompiledReward } from "../../src/core/program.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { createProbeBank } from "../../src/critic/probe-bank.ts";
import { createJudgedBank } from "../../src/critic/probes/judged-bank.ts";
import { loadDemonstrations } from "../../src/critic/probes/demonstrations.ts";
import { runProbeJob } from "../../src/critic/run-probe.ts";
import { librarySource } from "../../src/reward/library-source.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { programs } from "./programs.ts";

/** `FUZZ_PROGRAMS=20000 npx vitest run test/fuzz` for the long one; `FUZZ_SEED` to see others. */
const count = Number(process.env["FUZZ_PROGRAMS"] ?? 500);
const seed = Number(process.env["FUZZ_SEED"] ?? 1);
/** Far beyond what a machine under load needs: whatever takes this long hangs. */
const patience = 120_000 + 500 * count;

test(
  `${count} random programs: no crash, no hang, and what is accepted is finite on every lived row of the bank`,
  async () => {
    const { environment, tasks, folder } = await findEnvironment("cartpole");
    const { spec } = environment;
    const [task] = tasks;
    if (task === undefined) throw new Error("cartpole has no task");
    const demonstrations = loadDemonstrations(folder, task.name);
    const judging = { task, seed: 1, demonstrations, trained: [], options: {} };
    const bank = { ...(await createProbeBank(environment, 1)), judged: await createJudgedBank(environment, judging) };
    const sandbox = createProcessSandbox({ spec, library: librarySource() });
    const critic = createCritic({ spec });
    const probe = (reward: CompiledReward) => {
      const job = {
        kind: "probe" as const,
        reward,
        environment: { name: "", path: "", hash: "", options: {} },
        seed: 1,
      };
      return runProbeJob({ job, bank, sandbox });
    };
    const counts = { accepted: 0, refused: 0, probed: 0 };
    try {
      await fc.assert(
        fc.asyncProperty(programs, async (text) => {
          const { reward, diagnostics } = await critic.review(text, {
            probe: (program) => {
              counts.probed++;
              return probe(program);
            },
          });
          expect(reward === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
          if (reward === null) {
            counts.refused++;
            return;
          }
          counts.accepted++;
          // Held against a run of its own, not against what the probes said.
          expect(await sandbox.load(reward)).toEqual({ kind: "loaded" });
          const memory = Float64Array.from(Object.values(reward.initial));
          const outcome = await sandbox.evaluate({ ...bank.lived.batch, memory });
          expect(outcome.kind).toBe("terms");
          if (outcome.kind === "terms") expect(outcome.terms.every(Number.isFinite)).toBe(true);
        }),
        { numRuns: count, seed, endOnFailure: true },
      );
    } finally {
      await sandbox.close();
    }
    // A grammar that only ever makes one kind would test nothing.
    expect(counts.accepted).toBeGreaterThan(count / 20);
    expect(counts.refused).toBeGreaterThan(count / 20);
    expect(counts.probed).toBeGreaterThan(counts.accepted);
  },
  patience,
);
