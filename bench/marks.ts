// Does it help to say where? A scripted person marks the shown episode of each generation's best; the built-in designer
// answers: the right stretch (where the episode is worth least), the same category over the whole episode, or no mark.
//   npm run bench -- marks [--seeds 5] [--tasks half-cheetah/forward,reacher/reach] [--steps 100000] [--samples 4]
//     [--generations 6] [--jobs 2] [--label after] [--table]
// Counted are the generations until the best on search seeds reaches the target, the median of what the searches of the
// other seeds without marks have at their end (of the same seed it would be the highest of one arm's draws, which that
// arm reaches by definition); a search that never does counts one more than it had. One JSON line a search in bench/results/marks/LABEL.jsonl, which is committed; what is there is not searched again.
// `--table` searches nothing and prints what is there.
import { parseArgs } from "node:util";
import { defaults, type RunConfig } from "../src/app/config.ts";
import { isMark } from "../src/core/mark.ts";
import { createSimulatedPerson } from "../src/evolution/simulated-person.ts";
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
    generations: { type: "string", default: "6" },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

/** By what the person sees where it goes wrong. */
const tasks: Record<string, string> = {
  "reacher/reach": "-mean(fingertip.markDistance)",
  "half-cheetah/forward": "mean(torso.velocityX)",
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

const curveOf = async ({
  task,
  seed,
  steps,
  samples,
  generations,
  arm,
}: Omit<MarksRow, "curve">): Promise<number[]> => {
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
      between: (seeing) => {
        if (arm === "none") return undefined;
        const person = createSimulatedPerson(tasks[task] as string, {
          ...seeing,
          says: ["marks"],
        });
        const { dt, maxSteps } = seeing.environment.spec;
        return arm === "stretch" ? person : overAll(person, dt * maxSteps);
      },
    },
    async ({ events }) =>
      events.flatMap((event) => (event.type === "generation-ended" ? [event.fitness ?? Number.NaN] : [])),
  );
};

export const bench = async (): Promise<void> => {
  const [steps, samples, generations] = [values.steps, values.samples, values.generations].map(Number) as [
    number,
    number,
    number,
  ];
  for (let seed = 1; seed <= Number(values.seeds) && !values.table; seed++)
    for (const task of values.tasks.split(",")) {
      if (!(task in tasks)) throw new Error(`bench marks: nobody is scripted for '${task}'`);
      for (const arm of markArms) {
        const search = { task, seed, steps, samples, generations, arm };
        if (isMeasured(readResults<MarksRow>(file), search)) continue;
        const curve = await curveOf(search);
        appendResult(file, { ...search, curve });
        console.log(`${task} seed ${seed}, ${arm}: ${curve.map((value) => value.toFixed(3)).join(" ")}`);
      }
    }
  console.log(marksTable(readResults<MarksRow>(file)));
};
