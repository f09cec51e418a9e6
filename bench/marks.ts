// Does it help to say where? A scripted person marks the shown episode of each generation's best; the built-in designer
// answers: the right stretch (where the episode is worth least), the same category over the whole episode, or no mark.
//   npm run bench -- marks [--seeds 5] [--tasks half-cheetah/forward,reacher/reach] [--steps 100000] [--samples 4]
//     [--generations 8] [--target F] [--jobs 2] [--label after] [--table]
// Counted are the generations until the best on search seeds reaches the target; a search that never does counts one
// more than it had. One JSON line a search in bench/results/marks/LABEL.jsonl, which is committed; what is there is not
// searched again. `--table` searches nothing and prints what is there.
import { parseArgs } from "node:util";
import { defaults, type RunConfig } from "../src/app/config.ts";
import { isMark } from "../src/core/mark.ts";
import { createSimulatedPerson } from "../src/evolution/simulated-person.ts";
import { reached } from "../src/evolution/stop-rules.ts";
import type { Between } from "../src/evolution/types.ts";
import { appendResult, isMeasured, readResults, resultsPath } from "./results.ts";
import { searchOnce } from "./sessions/search-once.ts";
import { markArms, marksTable, type MarksRow } from "./sessions/tables.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "5" },
    tasks: { type: "string", default: "reacher/reach,half-cheetah/forward" },
    steps: { type: "string", default: "100000" },
    samples: { type: "string", default: "4" },
    generations: { type: "string", default: "8" },
    target: { type: "string" },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

/** By what the person sees where it goes wrong; and the fitness to be reached: near the mark in half of the steps, 1.5 m/s. */
const tasks: Record<string, { sees: string; target: number }> = {
  "reacher/reach": { sees: "-mean(fingertip.markDistance)", target: 0.5 },
  "half-cheetah/forward": { sees: "mean(torso.velocityX)", target: 1.5 },
};

const file = resultsPath("marks", values.label);

/** The same said of the whole episode: what was marked, without where. */
const overAll =
  (between: Between, seconds: number): Between =>
  async (generation, known) => {
    const { interventions, taken } = await between(generation, known);
    return {
      interventions: interventions.map((each) => (isMark(each) ? { ...each, from: 0, to: seconds } : each)),
      taken,
    };
  };

const measure = async (of: Omit<MarksRow, "curve">): Promise<MarksRow> => {
  const { task, seed, steps, samples, generations, target, arm } = of;
  const [environment, name] = task.split("/") as [string, string];
  const config: RunConfig = {
    ...defaults(),
    env: environment,
    task: name,
    designer: "symbolic",
    generations,
    samples,
    steps,
    seed,
    jobs: Number(values.jobs),
    references: "none",
    "selection-seeds": 0,
    "report-seeds": 1,
    leaders: 1,
  };
  return searchOnce(
    config,
    {
      root: "runs/bench-marks",
      stopRules: [reached({ metric: "fitness", value: target })],
      between: (seeing) => {
        if (arm === "none") return undefined;
        const person = createSimulatedPerson((tasks[task] as (typeof tasks)[string]).sees, {
          ...seeing,
          says: ["marks"],
        });
        const { dt, maxSteps } = seeing.environment.spec;
        return arm === "stretch" ? person : overAll(person, dt * maxSteps);
      },
    },
    async ({ events }) => ({
      ...of,
      curve: events.flatMap((event) => (event.type === "generation-ended" ? [event.fitness ?? Number.NaN] : [])),
    }),
  );
};

export const bench = async (): Promise<void> => {
  const rows = (): MarksRow[] => readResults<MarksRow>(file);
  for (let seed = 1; seed <= Number(values.seeds) && !values.table; seed++)
    for (const task of values.tasks.split(","))
      for (const arm of markArms) {
        const known = tasks[task];
        if (known === undefined) throw new Error(`bench marks: nobody is scripted for '${task}'`);
        const of = {
          task,
          seed,
          steps: Number(values.steps),
          samples: Number(values.samples),
          generations: Number(values.generations),
          target: Number(values.target ?? known.target),
          arm,
        };
        if (isMeasured(rows(), of)) continue;
        const row = await measure(of);
        appendResult(file, row);
        console.log(`${task} seed ${seed}, ${arm}: ${row.curve.map((value) => value.toFixed(3)).join(" ")}`);
      }
  console.log(marksTable(rows()));
};
