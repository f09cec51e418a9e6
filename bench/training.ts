// Whole trainings at one setting (8 environments × 256 steps, minibatch 256, 10 epochs, two 64×64 nets) under a sandboxed reward of four
// terms, and where their time goes:
//   npm run bench -- training [--env cartpole,hopper,half-cheetah] [--repeats 3] [--json]
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { entry } from "../src/app/paths.ts";
import type { CompiledReward } from "../src/core/program.ts";
import { createLocalExecutor } from "../src/execution/local-queue.ts";
import { compileReward } from "../src/reward/compile.ts";
import { librarySource } from "../src/reward/library.ts";
import { parseReward } from "../src/reward/program.ts";
import { createProcessSandbox } from "../src/sandbox/process.ts";
import { actionLayout } from "../src/core/fields.ts";
import { loadMujoco } from "../src/simulator/mujoco/load.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { createPpo } from "../src/training/ppo/ppo.ts";
import { createRewardSource } from "../src/training/reward-source.ts";
import { measured, printMeasurements, ratios, timed, type Measurement } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    env: { type: "string", default: "cartpole,hopper,half-cheetah" },
    repeats: { type: "string", default: "3" },
    json: { type: "boolean" },
  },
});

const setting = { lanes: 8, rolloutSteps: 256, minibatch: 256, epochs: 10, largestDivergence: Infinity };
const ROWS = setting.lanes * setting.rolloutSteps;

/** Four terms for each environment, and steps enough for V8 to have compiled what is hot. */
const subjects: Record<string, { rollouts: number; terms: string }> = {
  cartpole: {
    rollouts: 48,
    terms: `upright: Math.cos(next.pole.angle), centred: -Math.abs(next.cart.position),
      calm: -(next.pole.rate ** 2), alive: terminated ? 0 : 1`,
  },
  hopper: {
    rollouts: 24,
    terms: `forward: (next.torso.x - state.torso.x) / dt, alive: terminated ? 0 : 1,
      upright: -Math.abs(next.torso.pitch), high: Math.exp(-((next.torso.height - 1.25) ** 2))`,
  },
  "half-cheetah": {
    rollouts: 24,
    terms: `forward: (next.torso.x - state.torso.x) / dt, alive: terminated ? 0 : 1,
      upright: -Math.abs(next.torso.pitch), high: Math.exp(-((next.torso.height - 0.6) ** 2))`,
  },
};

const rewardOf = (terms: string): CompiledReward => {
  const names = [...terms.matchAll(/(\w+): /g)].map(([, name]) => `${name}: 1`);
  const parsed = parseReward(`export const weights = { ${names.join(", ")} };
    export function terms({ state, next, dt, terminated }) { return { ${terms} }; }`);
  if (parsed.kind !== "program") throw new Error(JSON.stringify(parsed.diagnostics));
  return compileReward(parsed.program);
};

/** Milliseconds spent in mj_step so far, by a wrapper around the module's function. */
const watchPhysics = async (): Promise<() => number> => {
  const mujoco = await loadMujoco();
  const original = mujoco.mj_step.bind(mujoco);
  let spent = 0;
  mujoco.mj_step = (model, data) => {
    const start = performance.now();
    original(model, data);
    spent += performance.now() - start;
  };
  return () => spent;
};

/** Multiplications and additions of an update that serve learning: 2 a weight forward, 4 backward, both nets, all epochs. */
const usefulWork = (inputs: number, outputs: number): number => {
  const net = (head: number): number => inputs * 64 + 64 * 64 + 64 * head;
  return ROWS * setting.epochs * 6 * (net(outputs) + net(1));
};

const measureTraining = async (name: string, physics: () => number): Promise<Measurement[]> => {
  const subject = subjects[name];
  if (subject === undefined) throw new Error(`--env ${name}: one of ${Object.keys(subjects).join(", ")}`);
  const { environment } = await findEnvironment(name);
  const { spec } = environment;
  const reward = rewardOf(subject.terms);
  const sandbox = createProcessSandbox({ spec, library: librarySource() });
  try {
    await sandbox.load(reward);
    let updating = 0;
    let collected = 0;
    const learner = createPpo({
      tune: { ...setting, iterations: subject.rollouts },
      onUpdate: () => void (updating += performance.now() - collected),
    });
    const train = (seed: number) =>
      learner.train({
        spec,
        create: async (count, laneSeed) => environment.create({ count, seed: laneSeed }),
        reward: createRewardSource({ sandbox, reward }),
        steps: subject.rollouts * ROWS,
        seed,
        onRollout: () => void (collected = performance.now()),
      });
    await train(0);
    const outputs = spec.control.kind === "discrete" ? spec.control.actions.length : actionLayout(spec).width;
    const work = usefulWork(spec.observation.labels.length, outputs);
    const rounds: { rate: number; physics: number; update: number }[] = [];
    for (let repeat = 1; repeat <= Number(values.repeats); repeat++) {
      const before = { physics: physics(), updating };
      const { result, seconds } = await timed(() => train(repeat));
      if (result.kind === "failed") throw new Error(result.failure.message);
      const updateSeconds = (updating - before.updating) / 1000;
      rounds.push({
        rate: result.steps / seconds,
        physics: (physics() - before.physics) / 1000 / seconds,
        update: (work * subject.rollouts) / updateSeconds / 1e9,
      });
    }
    const figures = (pick: keyof (typeof rounds)[number]): number[] => rounds.map((round) => round[pick]);
    return [
      measured("training", figures("rate"), "environment steps/s"),
      measured("physics ÷ all", figures("physics"), ""),
      measured("update, useful work", figures("update"), "GFLOP/s"),
    ];
  } finally {
    await sandbox.close();
  }
};

/** Resident megabytes of a process and its children's children, by /proc. */
const residentOf = (root: number): number => {
  const status = (pid: number, field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  const parents = new Map(
    pids.flatMap((pid) => {
      try {
        return [[pid, status(pid, "PPid")] as const];
      } catch {
        return []; // ended meanwhile
      }
    }),
  );
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root)
    .filter((pid) => pid !== process.pid)
    .reduce((sum, pid) => sum + (parents.has(pid) ? status(pid, "VmRSS") / 1024 : 0), 0);
};

/** Two whole jobs at once against one alone, on a quiet machine with two cores; and the memory of a child with its sandbox. */
const measureJobs = async (name: string): Promise<Measurement[]> => {
  const { hash, tasks } = await findEnvironment(name);
  const reward = rewardOf((subjects[name] as { terms: string }).terms);
  const steps = 60_000;
  let largest = 0;
  const run = async (count: number): Promise<number> => {
    const executor = createLocalExecutor({
      childPath: entry("child"),
      jobs: count,
      deadlineMilliseconds: () => 3600 * 1000,
    });
    const start = performance.now();
    try {
      const outcomes = await Promise.all(
        Array.from({ length: count }, (_, seed) =>
          executor.train(
            {
              kind: "train",
              reward,
              environment: { name, hash, options: {} },
              task: { name: tasks[0]?.name as string },
              learner: "ppo",
              budget: { steps, episodes: 2, checkpoints: 10 },
              seed,
            },
            { onProgress: () => void (largest = Math.max(largest, count === 1 ? residentOf(process.pid) : 0)) },
          ),
        ),
      );
      if (outcomes.some(({ kind }) => kind === "failed")) throw new Error(JSON.stringify(outcomes));
      return performance.now() - start;
    } finally {
      await executor.close();
    }
  };
  await run(1);
  const alone: number[] = [];
  const both: number[] = [];
  for (let repeat = 1; repeat <= Number(values.repeats); repeat++) {
    alone.push(await run(1));
    both.push(await run(2));
  }
  const twice = ratios(alone, both).map((ratio) => 2 * ratio);
  return [
    measured(`two trainings at once ÷ one alone, ${availableParallelism()} cores`, twice, "×"),
    { what: "memory of an evaluation child with its sandbox", value: largest, unit: "MB" },
  ];
};

/** Speed, physics' share and useful work of each environment's training; then two jobs at once and their memory. */
export const bench = async (): Promise<void> => {
  const physics = await watchPhysics();
  for (const name of values.env.split(",")) {
    const measurements = await measureTraining(name, physics);
    printMeasurements(name, measurements, { json: values.json });
  }
  printMeasurements("hopper, whole jobs", await measureJobs("hopper"), { json: values.json });
};
