// What `explain` says of a reward of three terms on hopper, one of which is planted to be useless, and how long it takes:
//   npm run bench -- explain [--seeds 1] [--steps 200000] [--report-seeds 6] [--jobs 2] [--label after] [--table]
// The reward is trained as `evaluate` does and explained as `explain` does, by the command line, in a folder that is thrown away. One JSON line
// a seed of the run in bench/results/explain/LABEL.jsonl, which is committed; what is there is not measured again. Seconds are of `explain` alone.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import type { Explanation } from "../src/core/explanation.ts";
import { changeText, effectText } from "../src/core/explanation-text.ts";
import type { TermEffect } from "../src/core/term-effect.ts";
import { markdownTable } from "./markdown-table.ts";
import { appendResult, commitOf, isMeasured, readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "1" },
    steps: { type: "string", default: "200000" },
    "report-seeds": { type: "string", default: "6" },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

/** `forward` is what the task asks for, `alive` keeps the hopper up, `ripple` changes with every step and asks for nothing. */
const reward = `import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, ripple: 0.05 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    ripple: Math.sin(40 * next.torso.x),
  };
}
`;

type Row = {
  seed: number;
  steps: number;
  reportSeeds: number;
  jobs: number;
  seconds: number;
  trainings: number;
  environmentSteps: number;
  fitness: readonly number[];
  effects: readonly TermEffect[];
  commit: string;
};

const command = join(import.meta.dirname, "../bin/rewardsmith.mjs");
const run = (words: readonly string[], cwd: string) =>
  promisify(execFile)(process.execPath, [command, ...words, "--json", "--quiet"], { cwd, maxBuffer: 64 << 20 });

const measure = async (seed: number): Promise<Row> => {
  const cwd = mkdtempSync(join(tmpdir(), "rewardsmith-bench-"));
  try {
    writeFileSync(join(cwd, "reward.ts"), reward);
    const { steps, jobs, "report-seeds": reportSeeds } = values;
    const asked = { steps, jobs, "report-seeds": reportSeeds, seed: String(seed), references: "none", env: "hopper" };
    await run(
      ["evaluate", "reward.ts", ...Object.entries(asked).flatMap(([name, value]) => [`--${name}`, value])],
      cwd,
    );
    const began = performance.now();
    const { stdout } = await run(
      ["explain", join("runs", readdirSync(join(cwd, "runs"))[0] as string), "--jobs", jobs],
      cwd,
    );
    const seconds = (performance.now() - began) / 1000;
    const { fitness, effects, spent } = JSON.parse(stdout) as Explanation;
    return {
      seed,
      steps: Number(steps),
      reportSeeds: Number(reportSeeds),
      jobs: Number(jobs),
      seconds: Math.round(seconds),
      trainings: spent.trainings,
      environmentSteps: spent.environmentSteps,
      fitness: fitness.values,
      effects,
      commit: commitOf(),
    };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
};

const markdown = (rows: readonly Row[]): string =>
  markdownTable(
    ["seed", "steps", "seconds", "trainings", "change", "effect", "verdict"],
    rows.flatMap(({ seed, steps, seconds, trainings, effects }) =>
      effects.map((each, place) => [
        ...(place === 0 ? [seed, steps, seconds, trainings] : ["", "", "", ""]),
        changeText(each),
        effectText(each),
        each.verdict,
      ]),
    ),
  );

export const bench = async (): Promise<void> => {
  const file = resultsPath("explain", values.label);
  for (let seed = 1; !values.table && seed <= Number(values.seeds); seed++) {
    const subject = { seed, steps: Number(values.steps), reportSeeds: Number(values["report-seeds"]) };
    if (!isMeasured(readResults<Row>(file), subject)) appendResult(file, await measure(seed));
  }
  process.stdout.write(`${markdown(readResults<Row>(file))}\n`);
};
