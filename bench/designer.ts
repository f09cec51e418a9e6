// The symbolic designer against random programs of its own grammar, at equal trainings:
//   npm run bench -- designer [--seeds 5] [--tasks ENV,ENV,…] [--strategies greedy,best-of-n] [--out FILE]
// Each row is one whole `rewardsmith run`; the claim is the best's score on report seeds. Results are kept in --out and not
// measured twice, so that a long comparison can be broken off and continued.
import { execFile } from "node:child_process";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import type { RunSummary } from "../src/core/summary.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const binary = join(root, "bin/rewardsmith.mjs");

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "5" },
    tasks: { type: "string" },
    strategies: { type: "string", default: "greedy,best-of-n" },
    out: { type: "string", default: "runs/bench-designer.json" },
  },
});

/** Environments that the designer's author never saw. */
const unseen = globSync("test/generality/environments/*/environment.ts", { cwd: root });
const tasks = values.tasks?.split(",") ?? ["mountain-car", "pendulum", ...unseen];
const settings = "--generations 3 --samples 8 --leaders 2 --selection-seeds 3 --report-seeds 3 --json --display none";

type Row = {
  environment: string;
  strategy: string;
  seed: number;
  success: number;
  fitness: number;
  trainings: number;
  seconds: number;
};
const rows: Row[] = existsSync(values.out) ? (JSON.parse(readFileSync(values.out, "utf8")) as Row[]) : [];

const measure = async (row: Pick<Row, "environment" | "strategy" | "seed">): Promise<Row> => {
  const { environment, strategy, seed } = row;
  const given = ["run", "--env", environment, "--strategy", strategy, "--seed", String(seed), ...settings.split(" ")];
  const { stdout } = await promisify(execFile)(process.execPath, [binary, ...given], { cwd: root, maxBuffer: 1e8 });
  const { best, spent, thisProcess } = JSON.parse(stdout) as RunSummary;
  return {
    ...row,
    success: best?.success ?? 0,
    fitness: best?.fitness?.mean ?? Number.NEGATIVE_INFINITY,
    trainings: spent.trainings,
    seconds: thisProcess.seconds,
  };
};

export const bench = async (): Promise<void> => {
  for (const environment of tasks) {
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      for (const strategy of values.strategies.split(",")) {
        if (rows.some((row) => row.environment === environment && row.strategy === strategy && row.seed === seed))
          continue;
        const row = await measure({ environment, strategy, seed });
        rows.push(row);
        writeFileSync(values.out, `${JSON.stringify(rows, null, 2)}\n`);
        const { success, fitness, trainings, seconds } = row;
        console.log(
          `${environment}  ${strategy}  seed ${seed}: success ${success.toFixed(2)}, fitness ${fitness.toFixed(4)}, ${trainings} trainings, ${seconds} s`,
        );
      }
    }
  }
};
