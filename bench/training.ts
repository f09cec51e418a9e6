import type { CompiledReward } from "../src/core/program.ts";
import type { Task } from "../src/core/task.ts";
import { librarySource } from "../src/reward/library.ts";
import { createProcessSandbox } from "../src/sandbox/process.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { createKernels } from "../src/training/kernels/kernels.ts";
import { createPpo } from "../src/training/ppo/ppo.ts";
import { createRewardSource } from "../src/training/reward-source.ts";
import { runTrainJob } from "../src/training/run-job.ts";
import { callsPerSecond, printMeasurements, timed, type Measurement } from "./harness.ts";

const WIDTH = 64;

/** The same layer in plain loops: what the kernels' figures are to be held against on this machine, in this minute. */
const plainForward = (options: { rows: number; x: Float32Array; w: Float32Array; y: Float32Array }): void => {
  const { rows, x, w, y } = options;
  for (let row = 0; row < rows; row++)
    for (let output = 0; output < WIDTH; output++) {
      let total = 0;
      for (let input = 0; input < WIDTH; input++)
        total += (x[row * WIDTH + input] as number) * (w[input * WIDTH + output] as number);
      y[row * WIDTH + output] = total;
    }
};

const measureKernels = (): Measurement[] => {
  const gigaflops = (rows: number, work: () => void): number => (callsPerSecond(work) * 2 * rows * WIDTH * WIDTH) / 1e9;
  return [8, 64, 256].flatMap((rows) => {
    const kernels = createKernels(3 * rows * WIDTH + 4 * WIDTH * WIDTH);
    const [x, y, z] = [0, 0, 0].map(() => kernels.floats(rows * WIDTH)) as [Buffers, Buffers, Buffers];
    const [w, dw, room] = [0, 0, 0].map(() => kernels.floats(WIDTH * WIDTH)) as [Buffers, Buffers, Buffers];
    const [b, db] = [kernels.floats(WIDTH), kernels.floats(WIDTH)];
    for (const block of [x, w, b]) block.view.forEach((_, index) => (block.view[index] = 0.1 * Math.sin(index)));
    const [xa, wa, ba, ya, za] = [x.address, w.address, b.address, y.address, z.address];
    const cases: [string, () => void][] = [
      ["forward", () => kernels.denseForward(rows, WIDTH, WIDTH, xa, wa, ba, ya, 0)],
      ["forward with tanh", () => kernels.denseForward(rows, WIDTH, WIDTH, xa, wa, ba, ya, 1)],
      ["weight gradient", () => kernels.denseGradient(rows, WIDTH, WIDTH, xa, ya, dw.address, db.address)],
      ["backward", () => kernels.denseBackward(rows, WIDTH, WIDTH, xa, wa, ya, za, room.address, 1)],
      ["forward in plain TypeScript", () => plainForward({ rows, x: x.view, w: w.view, y: y.view })],
    ];
    return cases.map(([name, work]) => ({
      what: `dense 64×64, ${rows} rows, ${name}`,
      value: gigaflops(rows, work),
      unit: "GFLOP/s",
    }));
  });
};
type Buffers = { address: number; view: Float32Array };

/** The reward that a program with one term compiles to. */
const alive: CompiledReward = {
  source: "",
  javascript: "function terms({ terminated }) { return { alive: terminated ? 0 : 1 }; }",
  weights: { alive: 1 },
  initial: {},
  composition: "sum",
  sparse: [],
};

const measureTraining = async (name: string, steps: number): Promise<Measurement[]> => {
  const loaded = await findEnvironment(name);
  const { environment } = loaded;
  const sandbox = createProcessSandbox({ spec: environment.spec, library: librarySource() });
  try {
    let updating = 0;
    let rewarding = 0;
    let collected = 0;
    const learner = createPpo({ onUpdate: () => void (updating += performance.now() - collected) });
    await sandbox.load(alive);
    const source = createRewardSource({ sandbox, reward: alive });
    const train = (seed: number, budget: number) =>
      learner.train({
        spec: environment.spec,
        create: async (count, laneSeed) => environment.create({ count, seed: laneSeed }),
        reward: {
          evaluate: async (batch) => {
            const start = performance.now();
            const answer = await source.evaluate(batch);
            rewarding += performance.now() - start;
            return answer;
          },
        },
        steps: budget,
        seed,
        onRollout: () => void (collected = performance.now()),
      });
    await train(1, steps / 5);
    updating = 0;
    rewarding = 0;
    const { result, seconds, processorSeconds } = await timed(() => train(2, steps));
    if (result.kind === "failed") throw new Error(result.failure.message);
    const task = loaded.tasks[0] as Task;
    const job = await timed(() =>
      runTrainJob({
        job: {
          kind: "train",
          reward: alive,
          environment: { name, path: loaded.path, hash: loaded.hash, options: {} },
          task: { name: task.name },
          learner: "ppo",
          budget: { steps, episodes: 20, checkpoints: 10 },
          seed: 3,
        },
        loaded,
        task,
        learner: createPpo(),
        sandbox,
      }),
    );
    return [
      { what: "training", value: result.steps / seconds, unit: "environment steps/s" },
      {
        what: "training, per second of this process's processor time",
        value: result.steps / processorSeconds,
        unit: "environment steps/s",
      },
      { what: "share of updates", value: updating / seconds / 10, unit: "%" },
      { what: "share of rewards (the sandbox's round trips)", value: rewarding / seconds / 10, unit: "%" },
      { what: "a whole job, evaluation included", value: steps / job.seconds, unit: "environment steps/s" },
    ];
  } finally {
    await sandbox.close();
  }
};

/** Kernels in GFLOP/s beside plain loops, then whole trainings under a sandboxed reward and where their time goes. */
export const bench = async (): Promise<void> => {
  printMeasurements("Kernels", measureKernels());
  printMeasurements("CartPole, 100,000 steps, sandboxed reward", await measureTraining("cartpole", 100_000));
  printMeasurements("Hopper, 40,000 steps, sandboxed reward", await measureTraining("hopper", 40_000));
};
