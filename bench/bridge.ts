// Environment steps over the bridge to Python against Python alone:
//   npm run bench -- bridge [--json]
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createRandom } from "../src/core/random.ts";
import { actionLayout } from "../src/core/fields.ts";
import { interpreter } from "../src/simulator/gymnasium/channel.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { measured, printMeasurements, ratios } from "./harness.ts";

const count = 16;
const seconds = 0.7;
const rounds = 9;
const ids = ["Hopper-v5", "LunarLander-v3", "CartPole-v1", "Pendulum-v1"];

/** Environment steps per second over the bridge: a round of about `seconds`, ended lanes reset as a learner does. */
const createBridge = async (id: string) => {
  const { environment } = await findEnvironment(`gymnasium:${id}`);
  const { spec } = environment;
  const lanes = await environment.create({ count, seed: 1 });
  lanes.reset(Array.from({ length: count }, (_, lane) => lane));
  const random = createRandom(1);
  const ranges = actionLayout(spec).entries.flatMap(({ field, size }) => Array(size).fill(field.range));
  const batches = Array.from({ length: 64 }, () =>
    spec.control.kind === "discrete"
      ? Float64Array.from({ length: count }, () =>
          random.integer(spec.control.kind === "discrete" ? spec.control.actions.length : 0),
        )
      : Float64Array.from({ length: count * ranges.length }, (_, place) =>
          random.between(...(ranges[place % ranges.length] as [number, number])),
        ),
  );
  const round = (): number => {
    const start = performance.now();
    let steps = 0;
    while (performance.now() - start < seconds * 1000) {
      lanes.step(batches[steps++ % 64] as Float64Array);
      const ended = [];
      for (let lane = 0; lane < count; lane++) if (lanes.terminated[lane] || lanes.truncated[lane]) ended.push(lane);
      if (ended.length > 0) lanes.reset(ended);
    }
    return (steps * count * 1000) / (performance.now() - start);
  };
  return { round, close: () => lanes.dispose() };
};

/** The same in Python alone, in a process that waits between rounds. */
const createLoop = (id: string) => {
  const script = fileURLToPath(new URL("bridge-loop.py", import.meta.url));
  const folder = fileURLToPath(new URL("../src/simulator/gymnasium/python", import.meta.url));
  const child = spawn(interpreter(), ["-W", "ignore", script, folder, id, String(count)], {
    env: { ...process.env, OMP_NUM_THREADS: "1", PYTHONDONTWRITEBYTECODE: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const round = async (kind: "lanes" | "vector"): Promise<number> => {
    child.stdin.write(`${kind} ${seconds}\n`);
    return Number((await lines.next()).value);
  };
  return { round, close: () => child.stdin.end() };
};

const percent = (values: readonly number[]): number[] => values.map((value) => 100 * value);

/** Bridge and bare loop in turns, so that a slow moment of the machine meets all; medians. */
export const bench = async (): Promise<void> => {
  const { values } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
  for (const id of ids) {
    const bridge = await createBridge(id);
    const loop = createLoop(id);
    const over: number[] = [];
    const bare: number[] = [];
    const gymnasium: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const figures = [bridge.round(), await loop.round("lanes"), await loop.round("vector")] as const;
      if (round === 0) continue; // warming up
      over.push(figures[0]);
      bare.push(figures[1]);
      gymnasium.push(figures[2]);
    }
    bridge.close();
    loop.close();
    const measurements = [
      measured("over the bridge", over, "env steps/s"),
      measured("the same lanes in a bare Python loop", bare, "env steps/s"),
      measured("Gymnasium's SyncVectorEnv in a bare Python loop", gymnasium, "env steps/s"),
      measured("bridge / same lanes", percent(ratios(over, bare)), "%"),
      measured("bridge / SyncVectorEnv", percent(ratios(over, gymnasium)), "%"),
    ];
    printMeasurements(
      `Bridge, ${id}, ${count} environments, medians of ${rounds} rounds in turns`,
      measurements,
      values,
    );
  }
};
