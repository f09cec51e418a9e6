import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EnvironmentReference } from "../../../src/core/job.ts";
import type { CompiledReward } from "../../../src/core/program.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { createProbeBank, type ProbeBank } from "../../../src/critic/probes/bank.ts";
import { runProbeJob } from "../../../src/critic/probes/run.ts";
import { librarySource } from "../../../src/reward/library-source.ts";
import { createProcessSandbox } from "../../../src/sandbox/process.ts";
import type { Sandbox } from "../../../src/sandbox/types.ts";
import { stateLayout } from "../../../src/core/fields.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import type { Environment } from "../../../src/simulator/types.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const names = ["cartpole", "mountain-car", "pendulum", "hopper"];
type Bench = { environment: Environment; bank: ProbeBank; sandbox: Sandbox };
const benches = new Map<string, Bench>();

beforeAll(async () => {
  for (const name of names) {
    const { environment } = await findEnvironment(name);
    const bank = await createProbeBank(environment, 1);
    benches.set(name, {
      environment,
      bank,
      sandbox: createProcessSandbox({ spec: environment.spec, library: librarySource() }),
    });
  }
});
afterAll(async () => {
  for (const { sandbox } of benches.values()) await sandbox.close();
});

const bench = (name: string): Bench => benches.get(name) as Bench;
const probe = (name: string) => (reward: CompiledReward) => {
  const reference: EnvironmentReference = { name, hash: "", options: {} };
  return runProbeJob({
    job: { kind: "probe", reward, environment: reference, seed: 1 },
    bank: bench(name).bank,
    sandbox: bench(name).sandbox,
  });
};
const review = (name: string, text: string) =>
  createCritic({ spec: bench(name).environment.spec }).review(text, { probe: probe(name) });

test.each(names)("the bank of %s is finite, consistent, and has a world at rest", (name) => {
  const { bank, environment } = bench(name);
  const { width, entries } = stateLayout(environment.spec);
  for (const { batch, episodes } of [bank.simulated, bank.sampled]) {
    expect(batch.rows).toBe(episodes.reduce((total, { length }) => total + length, 0));
    expect([batch.state, batch.next, batch.action].every((rows) => rows.every(Number.isFinite))).toBe(true);
    expect(batch.start.reduce((total, flag) => total + flag, 0)).toBe(episodes.length);
    for (const { row, length, ending } of episodes) {
      expect(batch.terminated[row + length - 1]).toBe(ending === "terminated" ? 1 : 0);
      for (let step = 1; step < length; step++) {
        const state = batch.state.subarray((row + step) * width, (row + step + 1) * width);
        expect(state).toEqual(batch.next.subarray((row + step - 1) * width, (row + step) * width));
        expect(batch.time[row + step]).toBeCloseTo(step * environment.spec.dt, 9);
      }
    }
    expect(new Set(episodes.map(({ length }) => length)).size).toBeGreaterThan(2);
    const endless = batch === bank.sampled.batch && environment.spec.termination.startsWith("Never");
    expect(new Set(episodes.map(({ ending }) => ending)).size).toBeGreaterThanOrEqual(endless ? 1 : 2);
  }
  const { state, next } = bank.simulated.batch;
  expect(state.subarray(0, width)).toEqual(next.subarray(0, width));
  for (const { field, offset } of entries) if (field.unit.endsWith("/s")) expect(state[offset]).toBe(0);
});

test("the same seed gives the same bank, another seed another", async () => {
  const { environment, bank } = bench("cartpole");
  expect(await createProbeBank(environment, 1)).toEqual(bank);
  expect(await createProbeBank(environment, 2)).not.toEqual(bank);
});

const references = globSync("environments/*/rewards/*.ts", { cwd: root }).filter((file) =>
  names.includes(file.split("/")[1] as string),
);

test("there are references", () => expect(references.length).toBeGreaterThanOrEqual(8));

test.each(references)("%s is accepted without an error", async (file) => {
  const { reward, diagnostics } = await review(file.split("/")[1] as string, readFileSync(`${root}${file}`, "utf8"));
  expect(diagnostics.filter(({ severity }) => severity !== "warning")).toEqual([]);
  expect(reward).not.toBeNull();
});

const hopper = (terms: string, weights = "{ a: 1 }", head = "") =>
  `import { norm } from "reward";\nimport type { Step } from "environment";\n${head}\nexport const weights = ${weights};\nexport function terms({ state, action, next, dt, terminated }: Step) {\n  return {\n${terms}\n  };\n}\n`;

test.each([
  [
    "a distance over an effort",
    hopper("    a: (next.torso.x - state.torso.x) / norm(action.torque),"),
    "probes/not-finite:7",
  ],
  [
    "a direction at rest",
    hopper("    a: next.torso.velocityX / Math.abs(next.torso.velocityX),"),
    "probes/not-finite:7",
  ],
  [
    "a logarithm of a displacement",
    hopper("    a: dt,\n    b: Math.log(Math.abs(next.torso.x - state.torso.x)),", "{ a: 1, b: 1 }"),
    "probes/not-finite:8",
  ],
  ["zero by multiplication", hopper("    a: next.torso.height * 0,"), "probes/constant:7"],
  [
    "terms that cancel",
    hopper("    a: next.torso.x / 3,\n    b: next.torso.x,", "{ a: 3, b: -1 }"),
    "probes/constant:7",
  ],
])("%s is refused", async (_name, text, expected) => {
  const { reward, diagnostics } = await review("hopper", text);
  expect(reward).toBeNull();
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ rule, line }) => `${rule}:${line}`)).toEqual(
    [expected],
  );
});

test.each([
  ["a bonus for a height that no random policy reaches", "hopper", hopper("    a: next.torso.height > 1.6 ? 1 : 0,")],
  ["one number for every step", "hopper", hopper("    a: 1,")],
  ["a goal that the bank never saw", "mountain-car", hopper("    a: terminated ? 1 : 0,")],
])("%s is accepted", async (_name, name, text) => {
  const { reward } = await review(name, text);
  expect(reward).not.toBeNull();
});

test("what fails only on states drawn from the ranges is a warning", async () => {
  const { bank } = bench("hopper");
  const width = stateLayout(bank.spec).width;
  const farthest = (next: Float64Array) => Math.max(...next.filter((_, index) => index % width === 0));
  expect(stateLayout(bank.spec).columns[0]).toBe("torso.x");
  const [simulated, sampled] = [farthest(bank.simulated.batch.next), farthest(bank.sampled.batch.next)];
  expect(sampled).toBeGreaterThan(simulated);
  const text = hopper(`    a: Math.sqrt(${(simulated + sampled) / 2} - next.torso.x),`);
  const { reward, diagnostics } = await review("hopper", text);
  expect(reward).not.toBeNull();
  expect(diagnostics.map(({ rule, line }) => `${rule}:${line}`)).toContain("probes/not-finite-in-range:7");
});
