// Starting a sandbox, and rewards of a rollout in it against the same loop in this process:
//   npm run bench -- sandbox [--json]
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { runInThisContext } from "node:vm";
import { createRandom } from "../src/core/random.ts";
import { median } from "../src/core/statistics.ts";
import { termNames, type CompiledReward } from "../src/core/program.ts";
import { compileReward } from "../src/reward/compile.ts";
import { librarySource } from "../src/reward/library-source.ts";
import { parseReward } from "../src/reward/program.ts";
import { batchLayout, Status } from "../src/sandbox/protocol.ts";
import { nextRows } from "../src/sandbox/next-rows.ts";
import { emptyBatch } from "../src/sandbox/empty-batch.ts";
import { createProcessSandbox } from "../src/sandbox/process.ts";
import { rowLoop } from "../src/sandbox/row-loop.ts";
import { describeSandboxLayers, prestartChild } from "../src/sandbox/start.ts";
import type { RolloutBatch } from "../src/sandbox/types.ts";
import { accessorSource } from "../src/simulator/accessors.ts";
import { actionLayout, stateLayout } from "../src/core/fields.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import type { EnvironmentSpec } from "../src/core/spec.ts";
import { measured, printMeasurements, ratios } from "./harness.ts";

const { values } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });

const starts = 15;
const rounds = 9;
const rows = 2048;
const lanes = 16;

/** Rewards of three sizes, written as designers write them. */
const programs: Record<string, { environment: string; source: string }> = {
  "pendulum, two terms": {
    environment: "pendulum",
    source: `import type { Step } from "environment";
export const weights = { upright: 1, effort: 0.001 };
export function terms({ next, action }: Step) {
  return { upright: Math.cos(next.rod.angle), effort: -(action.torque ** 2) };
}`,
  },
  "hopper, three terms": {
    environment: "hopper",
    source: `import { norm, tolerance } from "reward";
import type { Step } from "environment";
export const weights = { forward: 1, upright: 0.5, effort: 0.001 };
export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    upright: terminated ? 0 : tolerance(next.torso.pitch, { bounds: [-0.05, 0.05], margin: 0.4 }),
    effort: -(norm(action.torque) ** 2),
  };
}`,
  },
  "hopper, memory and a gait": {
    environment: "hopper",
    source: `import { clamp, norm, tolerance } from "reward";
import type { Step } from "environment";
export const weights = { forward: 1, upright: 0.5, clearance: 0.2, best: 1, effort: 0.001 };
export const initial = { best: 0 };
export function terms({ state, action, next, memory, dt, terminated }: Step<typeof initial>) {
  const speed = (next.torso.x - state.torso.x) / dt;
  const gain = Math.max(0, next.torso.x - memory.best);
  memory.best = Math.max(memory.best, next.torso.x);
  return {
    forward: clamp(speed, -1, 3),
    upright: terminated ? 0 : tolerance(next.torso.pitch, { bounds: [-0.05, 0.05], margin: 0.4 }),
    clearance: next.foot.contact ? 0 : Math.exp(-10 * (next.foot.height - 0.2) ** 2),
    best: gain / dt,
    effort: -(norm(action.torque) ** 2),
  };
}`,
  },
};

const compiled = (source: string): CompiledReward => {
  const parsed = parseReward(source);
  if (parsed.kind !== "program") throw new Error(JSON.stringify(parsed.diagnostics));
  return compileReward(parsed.program);
};

const filled = (spec: EnvironmentSpec, reward: CompiledReward): RolloutBatch => {
  const random = createRandom(1);
  const batch = emptyBatch({ rows, lanes, stateWidth: stateLayout(spec).width, actionWidth: actionLayout(spec).width });
  for (const array of [batch.state, batch.action, batch.next]) {
    for (let index = 0; index < array.length; index++) array[index] = random.between(-1, 1);
  }
  batch.start.fill(1, 0, lanes);
  // As in a rollout: what a step led to is where the next one begins, unless an episode ended (here every hundredth row).
  const width = stateLayout(spec).width;
  for (let row = 0; row < rows - lanes; row++) {
    if (row % 100 === 99) batch.start[row + lanes] = 1;
    else batch.next.set(batch.state.subarray((row + lanes) * width, (row + lanes + 1) * width), row * width);
  }
  return { ...batch, memory: new Float64Array(lanes * Object.keys(reward.initial).length) };
};

/** The same function, called from the same loop over the same rows, in this process without any protection. */
const unprotected = (spec: EnvironmentSpec, { reward, batch }: { reward: CompiledReward; batch: RolloutBatch }) => {
  const memory = Object.keys(reward.initial);
  const terms = termNames(reward);
  const widths = {
    state: stateLayout(spec).width,
    action: actionLayout(spec).width,
    terms: terms.length,
    memory: memory.length,
  };
  const loop = rowLoop({
    accessors: accessorSource(spec),
    terms,
    memory,
    initial: Object.values(reward.initial),
    widths,
    dt: spec.dt,
  });
  const { attach, prepare, run } = runInThisContext(
    `(function () {\n${librarySource()}\nconst inner = (function () {\n${loop}\n})();\n` +
      `return { ...inner, prepare: () => inner.prepare(function () {\n${reward.javascript}\nreturn terms; }) };\n})()`,
  ) as {
    attach(buffer: SharedArrayBuffer): void;
    prepare(): number;
    run(...places: number[]): number;
  };
  const ahead = nextRows(batch, { first: 0, count: rows, width: widths.state });
  const layout = batchLayout({ sizes: { rows, lanes, apart: ahead.next.length / widths.state }, widths });
  const buffer = new SharedArrayBuffer(layout.totalBytes);
  const floats = new Float64Array(buffer);
  const bytes = new Uint8Array(buffer);
  floats.set(batch.state, layout.state);
  floats.set(batch.action, layout.action);
  floats.set(ahead.next, layout.next);
  bytes.set(ahead.apart, layout.apart);
  floats.set(batch.time, layout.time);
  bytes.set(batch.terminated, layout.terminated);
  bytes.set(batch.start, layout.start);
  attach(buffer);
  if (prepare() !== Status.ok) throw new Error("the program does not load");
  const { state, action, next, time, memory: held, terminated, start, apart, reply, terms: out, memoryOut } = layout;
  return () => {
    const status = run(rows, lanes, state, action, next, time, held, terminated, start, apart, reply, out, memoryOut);
    if (status !== Status.ok) throw new Error(`status ${status}`);
  };
};

const timeOf = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const benchStart = async (): Promise<void> => {
  const { environment } = await findEnvironment("hopper");
  const reward = compiled((programs["hopper, three terms"] as { source: string }).source);
  const options = { spec: environment.spec, library: librarySource() };
  const { active } = await describeSandboxLayers();
  const round = async (): Promise<number> => {
    let sandbox: ReturnType<typeof createProcessSandbox> | undefined;
    const taken = await timeOf(() => {
      sandbox = createProcessSandbox(options);
      return sandbox.load(reward);
    });
    await sandbox?.close();
    return taken;
  };
  const cold: number[] = [];
  const warm: number[] = [];
  for (let index = 0; index < starts; index++) {
    cold.push(await round());
    prestartChild();
    await sleep(500);
    warm.push(await round());
  }
  printMeasurements(
    `Sandbox, from creation to a loaded program, ${starts} times each (${active.join(", ")})`,
    [
      measured("cold", cold, "ms"),
      measured("from a spare", warm, "ms"),
      measured("cold ÷ from a spare", ratios(cold, warm), "×"),
    ],
    values,
  );
};

const benchRollouts = async (): Promise<void> => {
  for (const [name, { environment: named, source }] of Object.entries(programs)) {
    const { environment } = await findEnvironment(named);
    const { spec } = environment;
    const reward = compiled(source);
    const batch = filled(spec, reward);
    const sandbox = createProcessSandbox({ spec, library: librarySource() });
    const loaded = await sandbox.load(reward);
    if (loaded.kind === "failed") throw new Error(loaded.failure.message);
    const direct = unprotected(spec, { reward, batch });
    const inside: number[] = [];
    const outside: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const sandboxed: number[] = [];
      const plain: number[] = [];
      for (let call = 0; call < 60; call++) {
        sandboxed.push(
          await timeOf(async () => {
            const result = await sandbox.evaluate(batch);
            if (result.kind === "failed") throw new Error(result.failure.message);
          }),
        );
        plain.push(await timeOf(direct));
      }
      if (round === 0) continue; // warming up
      inside.push(median(sandboxed));
      outside.push(median(plain));
    }
    await sandbox.close();
    const microseconds = (milliseconds: readonly number[]): number[] => milliseconds.map((value) => 1000 * value);
    printMeasurements(
      `Rewards of a rollout of ${rows.toLocaleString("en")} steps: ${name}; medians of rounds`,
      [
        measured("in the sandbox, transport included", microseconds(inside), "µs"),
        measured("the same loop in this process", microseconds(outside), "µs"),
        measured("ratio", ratios(inside, outside), "×"),
      ],
      values,
    );
  }
};

/** Times on an idle machine; a sandbox is two processes at work, so other work counts twice here. */
export const bench = async (): Promise<void> => {
  await benchStart();
  await benchRollouts();
};
