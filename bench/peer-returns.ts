// Returns beside Stable-Baselines3's PPO at equal steps, under the environment's own (Gymnasium's) reward:
//   npm run bench -- peer-returns [--python .venv-peers/bin/python] [--steps 100000] [--seeds 5] [--tasks hopper/forward]
//     [--learner-option KEY=VALUE]… [--jobs 2] [--minutes M]
//   npm run bench -- peer-returns --table
// Ours as `--learner auto` trains, theirs at its defaults and on one thread; each plays 20 deterministic episodes (ours in
// the mode that its training handed over). One JSON line a training in bench/results/peer-returns/, which is committed.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { loadReference } from "../src/app/problem.ts";
import { mean, median } from "../src/core/statistics.ts";
import { commonOptions, list } from "./instrument/options.ts";
import { round, type Row } from "./instrument/row.ts";
import { openTask, trainingsOf } from "./instrument/tasks.ts";
import { trainAll, type Training } from "./instrument/train-all.ts";
import { appendResult, readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    ...commonOptions,
    label: { type: "string", default: "ours" },
    python: { type: "string", default: ".venv-peers/bin/python" },
    steps: { type: "string", default: "100000" },
    seeds: { type: "string", default: "5" },
  },
});

/** Gymnasium's names of the tasks whose own reward we have as a program. */
const GYMNASIUM: Readonly<Record<string, string>> = {
  "pendulum/swing-up": "Pendulum-v1",
  "acrobot/swing-up": "Acrobot-v1",
  "mountain-car-continuous/reach": "MountainCarContinuous-v0",
  "hopper/forward": "Hopper-v5",
  "half-cheetah/forward": "HalfCheetah-v5",
  "walker2d/forward": "Walker2d-v5",
};
const EPISODES = 20;

type Theirs = {
  task: string;
  asked: number;
  seed: number;
  /** As trained: whole rollouts of 2,048. */
  steps: number;
  return: number;
  length: number;
  cpuSeconds: number;
};

const steps = Number(values.steps);
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
const tasks = list(values.tasks).length === 0 ? Object.keys(GYMNASIUM) : list(values.tasks);
const ourFile = resultsPath("peer-returns", values.label);
const theirFile = resultsPath("peer-returns", "sb3");

const trainOurs = async (): Promise<void> => {
  const trainings: Training[] = [];
  for (const name of tasks) {
    const problem = await openTask(name);
    const reward = await loadReference(problem, "gymnasium");
    if (reward === null) throw new Error(`${name} has no reward program 'gymnasium'`);
    const shares = [steps / problem.task.steps];
    trainings.push(
      ...trainingsOf(
        { name, problem, program: "gymnasium", reward },
        { learners: ["auto"], shares, seeds, learnerOptions: values["learner-option"] },
      ),
    );
  }
  await trainAll(trainings, { file: ourFile, jobs: Number(values.jobs), minutes: Number(values.minutes) });
};

const trainTheirs = async (): Promise<void> => {
  const end = performance.now() + Number(values.minutes) * 60_000;
  const known = readResults<Theirs>(theirFile);
  const left = seeds
    .flatMap((seed) => tasks.map((task) => ({ task, seed })))
    .filter(({ task, seed }) => !known.some((row) => row.task === task && row.seed === seed && row.asked === steps));
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined && performance.now() < end; next = left.shift()) {
      const ask = { id: GYMNASIUM[next.task], steps, seed: next.seed, episodes: EPISODES };
      const script = fileURLToPath(new URL("peers/sb3-returns.py", import.meta.url));
      const { stdout } = await promisify(execFile)(values.python, [script, JSON.stringify(ask)], {
        env: { ...process.env, OMP_NUM_THREADS: "1" },
      });
      const answer = JSON.parse(stdout.trim().split("\n").at(-1) as string) as Omit<Theirs, "task" | "asked" | "seed">;
      const row = {
        ...next,
        asked: steps,
        ...answer,
        return: round(answer.return),
        cpuSeconds: round(answer.cpuSeconds),
      };
      appendResult(theirFile, row);
      process.stderr.write(`${next.task} sb3 seed ${next.seed}: return ${row.return} (${row.cpuSeconds} s)\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, lane));
};

const print = (): void => {
  const figures = (rows: readonly { return: number | null; cpuSeconds: number | null }[]): string => {
    if (rows.length === 0) return "– | – | –";
    const returns = rows.map((row) => row.return ?? Number.NaN);
    const seconds = mean(rows.map(({ cpuSeconds }) => cpuSeconds ?? Number.NaN));
    return `${median(returns).toPrecision(4)} | ${returns.map((one) => one.toPrecision(3)).join(" ")} | ${seconds.toPrecision(3)}`;
  };
  const lines = tasks.map((task) => {
    const ours = readResults<Row>(ourFile).filter((row) => row.task === task && row.steps === steps);
    const theirs = readResults<Theirs>(theirFile).filter((row) => row.task === task && row.asked === steps);
    return `| ${task} | ${ours[0]?.learner ?? "–"} | ${figures(ours)} | ${figures(theirs)} |`;
  });
  const head = "| task | learner | median return | seeds | CPU s | SB3's median | seeds | CPU s |";
  process.stdout.write(`${[head, "|---|---|---|---|---|---|---|---|", ...lines].join("\n")}\n`);
};

export const bench = async (): Promise<void> => {
  if (values.table) return print();
  await trainOurs();
  await trainTheirs();
};
