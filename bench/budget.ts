// How near `env budget` comes to the steps that a task states: it never reads them. Ten tasks, chosen before any was
// measured: the first of each environment of classic control, and of the five MuJoCo environments that train fastest.
//   npm run bench -- budget [--tasks cartpole/balance,…] [--jobs 2] [--label after] [--table]
// One JSON line a training, or an evaluation of the random policy, in bench/results/budget/LABEL.jsonl, which is
// committed; what is there is not trained again, so that the whole can be broken off and continued. `--table` trains
// nothing and prints what the rows come to.
import { parseArgs } from "node:util";
import { defaults, type RunConfig } from "../src/app/config.ts";
import { openSteps } from "../src/app/steps/report-steps.ts";
import { wireSteps } from "../src/app/steps/resolve.ts";
import { stepsSeeds, trainingsOf, type StepsTraining } from "../src/app/steps/trainings.ts";
import type { Executor } from "../src/core/interfaces.ts";
import { median } from "../src/core/statistics.ts";
import type { SeedScores } from "../src/core/steps-proposal.ts";
import { proposeSteps } from "../src/evolution/propose-steps.ts";
import { budgetTable, type Answer } from "./budget/table.ts";
import { list } from "./instrument/options.ts";
import { round } from "./instrument/row.ts";
import { appendResult, commitOf, readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    tasks: {
      type: "string",
      default:
        "cartpole/balance,acrobot/swing-up,mountain-car/reach,mountain-car-continuous/reach,pendulum/swing-up,inverted-double-pendulum/balance,reacher/reach,hopper/forward,walker2d/forward,half-cheetah/forward",
    },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

const file = resultsPath("budget", values.label);

/** What came of one training; `steps` 0 is the random policy. */
type Row = {
  task: string;
  steps: number;
  seed: number;
  learner: string;
  fitness: number;
  success: number;
  stepsPerSecond: number | null;
  commit: string;
};

type Train = (task: string, training: StepsTraining) => Promise<Row | null>;

const known: Train = async (task, { steps, seed }) =>
  readResults<Row>(file).find((row) => row.task === task && row.steps === steps && row.seed === seed) ?? null;

/** Trains what the file lacks. */
const training =
  (executor: Executor): Train =>
  async (task, one) => {
    const before = await known(task, one);
    if (before !== null) return before;
    let pace: number | null = null;
    const outcome = await executor.train(one.job, { onProgress: ({ stepsPerSecond }) => (pace = stepsPerSecond) });
    if (outcome.kind !== "trained") throw new Error(`${task}: ${JSON.stringify(outcome)}`);
    const { fitness, success } = outcome.result;
    const row: Row = {
      task,
      steps: one.steps,
      seed: one.seed,
      learner: one.steps === 0 ? "random" : one.job.learner,
      fitness: round(fitness),
      success: round(success),
      stepsPerSecond: pace && round(pace),
      commit: commitOf(),
    };
    appendResult(file, row);
    process.stderr.write(`${task}, ${one.steps} steps, seed ${one.seed}: fitness ${row.fitness}, success ${success}\n`);
    return row;
  };

const answerFor = async (name: string, train: Train): Promise<Answer> => {
  const [env = "", task] = name.split("/");
  const config: RunConfig = { ...defaults(), env, ...(task !== undefined && { task }) };
  const asked = await openSteps(config);
  const { problem } = asked;
  // Whatever was to go by it would fail.
  const hidden = { ...problem, task: { ...problem.task, steps: Number.NaN } };
  const all = async (steps: number): Promise<Row[] | null> => {
    const rows = await Promise.all(trainingsOf(steps, { ...asked, problem: hidden }).map((one) => train(name, one)));
    const there = rows.filter((row) => row !== null);
    return there.length < stepsSeeds.length ? null : there;
  };
  const scoresOf = (rows: readonly Row[]): SeedScores => ({
    fitness: rows.map(({ fitness }) => fitness),
    success: problem.task.success === undefined ? null : rows.map(({ success }) => success),
  });
  const found = await proposeSteps(asked.budgets, {
    random: async () => {
      const rows = await all(0);
      return rows && scoresOf(rows);
    },
    train: async (steps) => {
      const rows = await all(steps);
      const paces = rows?.flatMap(({ stepsPerSecond }) => stepsPerSecond ?? []) ?? [];
      return (
        rows && {
          steps,
          learner: rows[0]?.learner ?? "",
          ...scoresOf(rows),
          stepsPerSecond: paces.length === 0 ? null : median(paces),
        }
      );
    },
  });
  return { task: name, stated: problem.task.steps, found };
};

export const bench = async (): Promise<void> => {
  const names = list(values.tasks);
  const answers: Answer[] = [];
  if (values.table) {
    for (const name of names) answers.push(await answerFor(name, known));
  } else {
    const say = (message: string): void => void process.stderr.write(`${message}\n`);
    const executor = await wireSteps(
      { ...defaults(), env: "", jobs: Number(values.jobs), runs: "runs/bench-budget" },
      say,
    );
    try {
      for (const name of names) answers.push(await answerFor(name, training(executor)));
    } finally {
      await executor.close();
    }
  }
  process.stdout.write(`${budgetTable(answers)}\n`);
};
