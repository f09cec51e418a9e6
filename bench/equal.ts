// Are two equal rewards under different texts told apart? mountain-car's human reference and the same written otherwise, each
// trained on seeds of its own:
//   npm run bench -- equal [--seeds 20] [--jobs 2] [--minutes M] [--label after] [--table]
// One JSON line a training in bench/results/equal/LABEL.jsonl, which is committed; what is there is not trained again. The
// table draws trials of at most ten pairs from them and decides each as a search does (src/evolution/told-apart.ts): how often
// equal ones are called different, and how often a planted gain of 1.2 paired standard deviations wins. `--table` trains nothing.
import { parseArgs } from "node:util";
import { commonOptions } from "./instrument/options.ts";
import { currentRows } from "./instrument/known-rows.ts";
import type { Row } from "./instrument/row.ts";
import { compileProgram, humanReference, openTask, trainingsOf } from "./instrument/tasks.ts";
import { trainAll } from "./instrument/train-all.ts";
import { otherwise } from "./equal/otherwise.ts";
import { markdown } from "./equal/table.ts";
import { readResults, resultsPath } from "./results.ts";

const { label, jobs, minutes, table } = commonOptions;
const { values } = parseArgs({
  allowPositionals: true,
  options: { label, jobs, minutes, table, seeds: { type: "string", default: "20" } },
});

const name = "mountain-car/reach";
const file = resultsPath("equal", values.label);

const train = async (): Promise<void> => {
  const problem = await openTask(name);
  const rewards = [
    { program: "human", reward: await humanReference(problem), first: 1 },
    { program: "otherwise", reward: await compileProgram(otherwise, { problem, name: "otherwise" }), first: 1001 },
  ];
  const trainings = Array.from({ length: Number(values.seeds) }, (_, place) =>
    rewards.flatMap(({ first, ...each }) =>
      trainingsOf(
        { name, problem, ...each },
        { learners: ["auto"], shares: [1], seeds: [first + place], learnerOptions: [] },
      ),
    ),
  ).flat();
  await trainAll(trainings, { file, jobs: Number(values.jobs), minutes: Number(values.minutes) });
};

export const bench = async (): Promise<void> => {
  if (!values.table) await train();
  process.stdout.write(`${markdown(currentRows(readResults<Row>(file)))}\n`);
};
