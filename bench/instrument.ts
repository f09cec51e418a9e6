// How steady the instrument is: every task's human reference trained with learners at shares of the task's own budget.
//   npm run bench -- instrument --label after [--learners ppo,trpo,ars,auto] [--shares 0.25,0.5,1] [--seeds 5]
//     [--learner-option KEY=VALUE]… [--tasks hopper,reacher/reach] [--except ant] [--jobs 2] [--minutes M]
//   npm run bench -- instrument --label before,after --table [--learners auto] [--shares 1]
// One JSON line a training in bench/results/instrument/LABEL.jsonl, which is committed; what is there is not trained
// again, so that the whole can be broken off and continued. Cheapest first. `--table` trains nothing and prints what is
// there.
import { parseArgs } from "node:util";
import type { Problem } from "../src/app/problem.ts";
import { commonOptions, list } from "./instrument/options.ts";
import { optionsKey, type Row } from "./instrument/row.ts";
import { currentRows } from "./instrument/known-rows.ts";
import { cellsOf, markdown, type Group } from "./instrument/table.ts";
import {
  humanReference,
  openTask,
  optionsOf,
  randomTraining,
  resolveLearner,
  rewardDigits,
  taskNames,
  trainingsOf,
} from "./instrument/tasks.ts";
import { trainAll, type Training } from "./instrument/train-all.ts";
import { readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    ...commonOptions,
    learners: { type: "string", default: "auto" },
    shares: { type: "string", default: "1" },
    seeds: { type: "string", default: "5" },
  },
});

const fileOf = (label: string): string => resultsPath("instrument", label);
const labels = list(values.label);
const learners = list(values.learners);
const shares = list(values.shares).map(Number);
const names = (): Promise<string[]> => taskNames({ only: list(values.tasks), except: list(values.except) });

/** An option is another training: its rows are printed when it is asked for. */
const learnerOptions = values["learner-option"];
const options = optionsKey(optionsOf(learnerOptions));

const print = async (): Promise<void> => {
  const problems = new Map<string, Problem>();
  const references = new Map<string, string>();
  for (const name of await names()) {
    const problem = await openTask(name);
    problems.set(name, problem);
    references.set(name, rewardDigits(await humanReference(problem)));
  }
  // What was trained under a reference that has been bettered since says nothing of the one that is there.
  const isCurrent = ({ program, task, reward }: Row): boolean => program !== "human" || reward === references.get(task);
  const groups = labels.flatMap((label) => {
    const cells = cellsOf(currentRows(readResults<Row>(fileOf(label)).filter(isCurrent)));
    const answers = (learner: string, share: number) =>
      cells.filter((cell) => {
        const problem = problems.get(cell.task);
        return (
          problem !== undefined &&
          cell.share === share &&
          optionsKey(cell.options) === options &&
          cell.learner === resolveLearner(learner, { problem, steps: cell.steps })
        );
      });
    return learners.flatMap((learner) =>
      shares.map((share): Group => ({ label, learner, share, cells: answers(learner, share) })),
    );
  });
  process.stdout.write(`${markdown(groups)}\n`);
};

export const bench = async (): Promise<void> => {
  if (values.table) return print();
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const trainings: Training[] = [];
  for (const name of await names()) {
    const problem = await openTask(name);
    const reward = await humanReference(problem);
    trainings.push(randomTraining(name, problem));
    trainings.push(
      ...trainingsOf({ name, problem, program: "human", reward }, { learners, shares, seeds, learnerOptions }),
    );
  }
  await trainAll(trainings, { file: fileOf(values.label), jobs: Number(values.jobs), minutes: Number(values.minutes) });
};
