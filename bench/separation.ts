// How well one training tells rewards apart: programs, good and bad, of the tasks that have a folder in
// bench/separation/, and each task's human reference, trained with several seeds at the task's whole budget.
//   npm run bench -- separation --label after [--learner auto] [--learner-option KEY=VALUE]… [--seeds 10]
//     [--tasks hopper] [--except half-cheetah] [--jobs 2] [--minutes M]
//   npm run bench -- separation --label after --table
// One JSON line a training in bench/results/separation/LABEL.jsonl, which is committed; what is there is not trained
// again.
// `--table` trains nothing: of pairs whose mean fitness over the other seeds differs by more than 0.3 |human − random|,
// how often one training orders them right at shares of its steps, read from its stored curve.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commonOptions, list } from "./instrument/options.ts";
import { optionsKey, type Row } from "./instrument/row.ts";
import { currentRows } from "./instrument/known-rows.ts";
import { separationMarkdown } from "./instrument/separation-table.ts";
import {
  compileProgram,
  humanReference,
  openTask,
  optionsOf,
  randomTraining,
  resolveLearner,
  taskNames,
  trainingsOf,
} from "./instrument/tasks.ts";
import { trainAll, type Training } from "./instrument/train-all.ts";
import { readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    ...commonOptions,
    learner: { type: "string", default: "auto" },
    seeds: { type: "string", default: "10" },
  },
});

const file = resultsPath("separation", values.label);
const folder = join(import.meta.dirname, "separation");
const folderName = (task: string): string => task.replace("/", "-");

const programsOf = (task: string): { program: string; text: string }[] => {
  const own = join(folder, folderName(task));
  return readdirSync(own).map((name) => ({
    program: name.replace(/\.ts$/, ""),
    text: readFileSync(join(own, name), "utf8"),
  }));
};

const judgedTasks = async (): Promise<string[]> => {
  const folders = new Set(readdirSync(folder));
  const all = await taskNames({ only: list(values.tasks), except: list(values.except) });
  return all.filter((task) => folders.has(folderName(task)));
};

const print = async (): Promise<void> => {
  const rows = currentRows(readResults<Row>(file));
  const options = optionsKey(optionsOf(values["learner-option"]));
  const families = new Map<string, string>();
  const judged: Row[] = [];
  for (const task of await judgedTasks()) {
    const problem = await openTask(task);
    families.set(task, `${problem.loaded.environment.spec.control.kind} actions`);
    const learner = resolveLearner(values.learner, { problem, steps: problem.task.steps });
    judged.push(
      ...rows.filter(
        (row) =>
          row.task === task &&
          (row.program === "random" || (row.learner === learner && optionsKey(row.options) === options)),
      ),
    );
  }
  process.stdout.write(`${separationMarkdown(judged, (task) => families.get(task) as string)}\n`);
};

export const bench = async (): Promise<void> => {
  if (values.table) return print();
  const learners = [values.learner];
  const learnerOptions = values["learner-option"];
  const trainings: Training[] = [];
  for (const name of await judgedTasks()) {
    const problem = await openTask(name);
    const rewards = [{ program: "human", reward: await humanReference(problem) }];
    for (const { program, text } of programsOf(name))
      rewards.push({ program, reward: await compileProgram(text, { problem, name: program }) });
    trainings.push(randomTraining(name, problem));
    // Seed by seed, so that what is there when it is broken off compares all programs.
    for (let seed = 1; seed <= Number(values.seeds); seed++)
      for (const each of rewards)
        trainings.push(
          ...trainingsOf({ name, problem, ...each }, { learners, shares: [1], seeds: [seed], learnerOptions }),
        );
  }
  await trainAll(trainings, { file, jobs: Number(values.jobs), minutes: Number(values.minutes) });
};
