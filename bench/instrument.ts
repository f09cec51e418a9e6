// How steady the instrument is: every task's human reference trained with learners at shares of the task's own budget.
//   npm run bench -- instrument --label after [--learners ppo,trpo,ars,auto] [--shares 0.25,0.5,1] [--seeds 5]
//     [--tasks hopper,reacher/reach] [--except ant] [--jobs 2] [--minutes M]
//   npm run bench -- instrument --label after --table [--learners auto] [--shares 1]
// One JSON line a training in bench/results/instrument/LABEL.jsonl, which is committed; what is there is not trained again,
// so that the whole can be broken off and continued. Cheapest first. `--table` trains nothing and prints what is there.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { currentRows, readRows } from "./instrument/results-file.ts";
import { markdown, type Cell } from "./instrument/table.ts";
import {
  humanReference,
  openTask,
  randomTraining,
  resolveLearner,
  taskNames,
  trainingsOf,
} from "./instrument/tasks.ts";
import { trainAll, type Training } from "./instrument/train-all.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    label: { type: "string", default: "after" },
    tasks: { type: "string", default: "" },
    except: { type: "string", default: "" },
    learners: { type: "string", default: "auto" },
    shares: { type: "string", default: "1" },
    seeds: { type: "string", default: "5" },
    jobs: { type: "string", default: "2" },
    minutes: { type: "string", default: "Infinity" },
    table: { type: "boolean", default: false },
  },
});

const list = (text: string): string[] => text.split(",").filter((name) => name !== "");
const file = join(import.meta.dirname, "results", "instrument", `${values.label}.jsonl`);
const learners = list(values.learners);
const shares = list(values.shares).map(Number);
const names = (): Promise<string[]> => taskNames({ only: list(values.tasks), except: list(values.except) });

const print = async (): Promise<void> => {
  const rows = currentRows(readRows(file));
  const asked = new Set<string>();
  const keyOf = ({ task, learner, share }: Pick<Cell, "task" | "learner" | "share">) => `${task} ${learner} ${share}`;
  for (const task of await names()) {
    const problem = await openTask(task);
    for (const share of shares)
      for (const each of learners) {
        const learner = resolveLearner(each, { problem, steps: Math.round(share * problem.task.steps) });
        asked.add(keyOf({ task, learner, share }));
      }
  }
  process.stdout.write(`${markdown(rows, (cell) => asked.has(keyOf(cell)))}\n`);
};

export const bench = async (): Promise<void> => {
  if (values.table) return print();
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const trainings: Training[] = [];
  for (const name of await names()) {
    const problem = await openTask(name);
    const reward = await humanReference(problem);
    trainings.push(randomTraining(name, problem));
    trainings.push(...trainingsOf({ name, problem, program: "human", reward }, { learners, shares, seeds }));
  }
  await trainAll(trainings, { file, jobs: Number(values.jobs), minutes: Number(values.minutes) });
};
