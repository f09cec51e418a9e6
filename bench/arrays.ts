// Array exports beside the same reward written by hand, 4,096 lanes in single precision on one thread, in turns within one process:
//   npm run bench -- arrays [--lanes 4096] [--json]
// Over the libraries that the interpreter has (REWARDSMITH_PYTHON, else python3).
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { arrayLibraries } from "../src/export/arrays/library.ts";
import { writeArrays } from "../src/export/arrays/module.ts";
import { compileReward } from "../src/reward/compile.ts";
import { parseReward } from "../src/reward/program.ts";
import { interpreter } from "../src/simulator/gymnasium/channel.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { measured, printMeasurements, ratios, type Measurement } from "./harness.ts";

type Seconds = { exported: number[]; by_hand: number[] } | null;

const inPython = async (request: object): Promise<Record<string, Seconds>> => {
  const child = spawn(interpreter(), [join(import.meta.dirname, "arrays.py")], {
    env: { ...process.env, OMP_NUM_THREADS: "1", XLA_FLAGS: "--xla_cpu_multi_thread_eigen=false" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(request));
  return JSON.parse(await text(child.stdout)) as Record<string, Seconds>;
};

/** Microseconds a call of hopper's forward-human, exported and by hand, and how many times the one takes the other's. */
export const bench = async (): Promise<void> => {
  const { values } = parseArgs({
    allowPositionals: true,
    options: { lanes: { type: "string", default: "4096" }, json: { type: "boolean" } },
  });
  const { environment, folder } = await findEnvironment("hopper");
  const parsed = parseReward(readFileSync(join(folder, "rewards/forward-human.ts"), "utf8"));
  if (parsed.kind !== "program") throw new Error("the reference cannot be read");
  const reward = compileReward(parsed.program);
  const common = {
    spec: environment.spec,
    options: {},
    python: null,
    origin: "a benchmark",
    version: "0",
    name: "reward",
  };
  const modules = Object.fromEntries(arrayLibraries.map((one) => [one, writeArrays(one)({ reward, ...common })]));
  const answer = await inPython({ modules, lanes: Number(values.lanes), rounds: 7 });
  const rows = Object.entries(answer).flatMap(([library, seconds]): Measurement[] => {
    if (seconds === null) return [];
    const micro = (figures: readonly number[]) => figures.map((value) => value * 1e6);
    return [
      measured(`${library}, exported`, micro(seconds.exported), "µs"),
      measured(`${library}, by hand`, micro(seconds.by_hand), "µs"),
      measured(`${library}, exported ÷ by hand`, ratios(seconds.exported, seconds.by_hand), "×"),
    ];
  });
  printMeasurements(`Array exports, ${values.lanes} lanes`, rows, values);
};
