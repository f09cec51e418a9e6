// Environment steps per second on one core, and what share of them MuJoCo's own mj_step takes:
//   npm run bench -- simulators [--env hopper,ant] [--seconds 3] [--json]
// Random actions, 8 lanes, resets included. Each environment is warmed up first: V8 compiles MuJoCo's WebAssembly in two tiers.
import { parseArgs } from "node:util";
import { createRandom } from "../src/core/random.ts";
import { median } from "../src/core/statistics.ts";
import { actionLayout } from "../src/core/fields.ts";
import { loadMujoco } from "../src/simulator/mujoco/load.ts";
import { findEnvironment, listEnvironments } from "../src/simulator/registry.ts";
import type { EnvironmentSpec } from "../src/core/spec.ts";
import type { VectorEnvironment } from "../src/simulator/types.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { env: { type: "string" }, seconds: { type: "string", default: "3" }, json: { type: "boolean" } },
});

const LANES = 8;
const ROUNDS = 5;

/** Milliseconds spent in mj_step since the start, counted by a wrapper around the module's own function. */
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

/** A second's worth of actions drawn before, so that drawing them is not measured. */
const actionBook = (spec: EnvironmentSpec): Float64Array[] => {
  const random = createRandom(1);
  const { control } = spec;
  const ranges = actionLayout(spec).entries.flatMap(({ field, size }) =>
    Array.from({ length: size }, () => field.range),
  );
  return Array.from({ length: 64 }, () =>
    control.kind === "discrete"
      ? Float64Array.from({ length: LANES }, () => random.integer(control.actions.length))
      : Float64Array.from({ length: LANES * ranges.length }, (_, place) => {
          const [low, high] = ranges[place % ranges.length] as readonly [number, number];
          return random.between(low, high);
        }),
  );
};

const run = (lanes: VectorEnvironment, book: readonly Float64Array[], milliseconds: number): number => {
  const start = performance.now();
  let steps = 0;
  while (performance.now() - start < milliseconds) {
    for (let turn = 0; turn < 16; turn++) {
      lanes.step(book[(steps / LANES) % book.length] as Float64Array);
      steps += LANES;
      for (let lane = 0; lane < LANES; lane++)
        if (lanes.terminated[lane] || lanes.truncated[lane] || lanes.invalid[lane]) lanes.reset([lane]);
    }
  }
  return steps;
};

const measure = async (name: string, physics: () => number) => {
  const { environment } = await findEnvironment(name);
  const lanes = await environment.create({ count: LANES, seed: 1 });
  const book = actionBook(environment.spec);
  lanes.reset([...Array(LANES).keys()]);
  const round = (Number(values.seconds) * 1000) / ROUNDS;
  run(lanes, book, 2 * round);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = physics();
    const start = performance.now();
    const steps = run(lanes, book, round);
    const spent = performance.now() - start;
    return { rate: (steps / spent) * 1000, share: (physics() - before) / spent };
  });
  lanes.dispose();
  const rates = rounds.map(({ rate }) => rate);
  return {
    environment: name,
    stepsPerSecond: Math.round(median(rates)),
    slowest: Math.round(Math.min(...rates)),
    fastest: Math.round(Math.max(...rates)),
    physicsShare: median(rounds.map(({ share }) => share)),
  };
};

/** One row an environment: median, slowest and fastest of five rounds, and the share of mj_step. */
export const bench = async (): Promise<void> => {
  const physics = await watchPhysics();
  const results = [];
  for (const name of values.env?.split(",") ?? (await listEnvironments())) results.push(await measure(name, physics));
  if (values.json === true) {
    console.log(JSON.stringify(results, null, 2));
    return;
  }
  console.log("| environment | steps/s | slowest … fastest | in mj_step |\n|---|---|---|---|");
  for (const { environment, stepsPerSecond, slowest, fastest, physicsShare } of results) {
    const share = physicsShare === 0 ? "–" : `${(100 * physicsShare).toFixed(1)} %`;
    console.log(`| ${environment} | ${stepsPerSecond} | ${slowest} … ${fastest} | ${share} |`);
  }
};
