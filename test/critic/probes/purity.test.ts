import { expect, test } from "vitest";
import type { CompiledReward } from "../../../src/core/program.ts";
import { createProbeBank } from "../../../src/critic/probes/bank.ts";
import { impureTerm } from "../../../src/critic/probes/purity.ts";
import { librarySource } from "../../../src/reward/library-source.ts";
import { createProcessSandbox } from "../../../src/sandbox/process.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";

/** Emitted code as the critic would never let it through: purity is a belt of its own. */
const reward = (javascript: string, initial: Record<string, number> = {}): CompiledReward => ({
  source: "",
  javascript,
  weights: { a: 1, b: 1 },
  initial,
  composition: "sum",
  sparse: [],
});

const { environment } = await findEnvironment("cartpole");
const bank = await createProbeBank(environment, 1);

const compare = async (program: CompiledReward) => {
  const sandbox = createProcessSandbox({ spec: environment.spec, library: librarySource() });
  try {
    expect(await sandbox.load(program)).toEqual({ kind: "loaded" });
    const memory = Float64Array.from(Object.values(program.initial));
    const first = await sandbox.evaluate({ ...bank.simulated.batch, memory });
    if (first.kind === "failed") throw new Error(first.failure.message);
    return await impureTerm(bank.simulated, { reward: program, sandbox, first: first.terms, seed: 1 });
  } finally {
    await sandbox.close();
  }
};

test.each([
  ["a plain program", reward("function terms({ next }) { return { a: next.pole.angle, b: 1 }; }")],
  [
    "a program with memory",
    reward(
      "function terms({ next, memory }) { memory.best = Math.max(memory.best, next.cart.position); return { a: memory.best, b: 1 }; }",
      { best: -9 },
    ),
  ],
])("%s is pure", async (_name, program) => {
  expect(await compare(program)).toEqual({ kind: "compared", term: null });
});

test("a count that outlives the episode is not", async () => {
  const program = reward(
    "let count = 0;\nfunction terms({ next }) { count++; return { a: next.pole.angle, b: count }; }",
  );
  expect(await compare(program)).toMatchObject({ kind: "compared", term: "b" });
});

test("a value kept from the row before is not, memory or none", async () => {
  const program = reward(
    "let last = 0;\nfunction terms({ next, memory }) { const was = last; last = next.pole.angle; memory.n += 1; return { a: was, b: memory.n }; }",
    { n: 0 },
  );
  expect(await compare(program)).toMatchObject({ kind: "compared", term: "a" });
});
