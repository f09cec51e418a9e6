// What a search is worth at equal environment steps: today's greedy and what is a candidate for the default against best-of-n.
//   npm run bench -- search [--tasks mountain-car,cartpole/shift,…] [--seeds 5] [--steps 200000] [--jobs 2]
//     [--arms best-of-n,greedy,steady] [--label after] [--table]
// --seeds 5 is 1 to 5; 11..13 is what it says. An arm may also be any other strategy of the product's, for an election.
// A task is ENV/TASK or the path of an environment.ts; --steps own gives each task its own budget. Each row is one whole
// `rewardsmith run` of the symbolic designer; the human reference is trained once a task. Whatever is tried is given the steps
// that the cheaper of the baselines took with the same seed. One JSON line a search in bench/results/search/LABEL.jsonl, which is
// committed; what is there is not searched again, so that the whole can be broken off and continued, task after task.
// --table searches nothing and prints what is there.
import { parseArgs } from "node:util";
import { seedPools } from "../src/evolution/seeds.ts";
import { openProblem } from "../src/app/problem.ts";
import { usageError } from "../src/core/errors.ts";
import { appendResult, commitOf, readResults, resultsPath } from "./results.ts";
import { arms as known, isChallenger } from "./search/arms.ts";
import type { ReferenceRow, Row, SearchRow, Subject } from "./search/row.ts";
import { problemOfTask, searchOnce } from "./search/search-once.ts";
import { seedsOf } from "./search/seeds.ts";
import { markdown } from "./search/table.ts";
import { trainOn } from "./search/train-on.ts";

const TASKS = "mountain-car,cartpole/shift,acrobot/swing-up,reacher/reach,half-cheetah/forward,hopper/forward";
/** Trainings of the human reference. */
const REFERENCE_SEEDS = 5;

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    tasks: { type: "string", default: TASKS },
    seeds: { type: "string", default: "5" },
    steps: { type: "string", default: "200000" },
    arms: { type: "string", default: "best-of-n,greedy,steady" },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

const file = resultsPath("search", values.label);
const jobs = Number(values.jobs);
const rows = (): Row[] => readResults<Row>(file);
const searches = (): SearchRow[] => rows().filter((row): row is SearchRow => row.kind === "search");
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const stepsOf = async (task: string): Promise<number> =>
  values.steps === "own"
    ? (await openProblem({ task: undefined, ...problemOfTask(task) })).task.steps
    : Number(values.steps);

const measureReference = async (task: string, steps: number): Promise<void> => {
  if (rows().some((row) => row.kind === "reference" && row.task === task && row.steps === steps)) return;
  const { env, task: name } = problemOfTask(task);
  const { report } = seedPools(1, { search: 0, selection: 0, report: REFERENCE_SEEDS });
  const human = await trainOn({ env, task: name, steps, jobs }, { text: null, seeds: report });
  appendResult<ReferenceRow>(file, { kind: "reference", task, steps, human, commit: commitOf() });
  say(`${task}, human reference: ${human.join(" ")}`);
};

const has = (subject: Subject): boolean =>
  searches().some((row) => (["task", "arm", "seed", "steps"] as const).every((key) => row[key] === subject[key]));

const measure = async (subject: Subject): Promise<void> => {
  if (has(subject)) return;
  const { task, arm, seed, steps } = subject;
  const others = searches().filter(
    (row) => !isChallenger(row.arm) && row.task === task && row.seed === seed && row.steps === steps,
  );
  const isTried = isChallenger(arm);
  const maxSteps = isTried && others.length > 0 ? Math.min(...others.map(({ allSteps }) => allSteps)) : null;
  if (isTried && maxSteps === null)
    throw usageError({
      code: "bench/no-steps",
      message: `${task}, seed ${seed}: no baseline says how many steps ${arm} may take`,
      action: "Search with --arms greedy or best-of-n first, under the same --label.",
    });
  const row = await searchOnce(subject, { runs: `runs/bench-search/${values.label}`, jobs, maxSteps });
  appendResult<Row>(file, row);
  say(
    `${task} ${arm} seed ${seed}: ${row.best} ${row.report.join(" ")}, success ${row.success}, ${(row.searchSteps / 1e6).toFixed(2)} M search steps, ${row.seconds} s`,
  );
};

export const bench = async (): Promise<void> => {
  const seeds = seedsOf(values.seeds);
  const arms = values.arms.split(",").map((name) => {
    if (Object.hasOwn(known, name)) return name;
    throw usageError({
      code: "bench/unknown-arm",
      message: `There is no arm '${name}'`,
      action: `Name some of: ${Object.keys(known).join(", ")}.`,
    });
  });
  for (const seed of values.table ? [] : seeds)
    for (const task of values.tasks.split(",")) {
      const steps = await stepsOf(task);
      await measureReference(task, steps);
      for (const arm of arms) await measure({ task, arm, seed, steps });
    }
  process.stdout.write(`${markdown(rows())}\n`);
};
