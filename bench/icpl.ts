// The protocol of ICPL (Yu et al. 2024): a simulated person who compares by a hidden measure, six candidates, five
// generations, no fitness seen; beside it the same loop that sees the measure as its fitness.
//   npm run bench -- icpl [--seeds 5] [--tasks half-cheetah,reacher] [--steps N] [--samples 6] [--generations 5]
//     [--jobs 2] [--label after] [--table]
// What was found is measured on report seeds, and 1 is what the loop that sees it finds, 0 the random policy. One JSON
// line a search in bench/results/icpl/LABEL.jsonl, which is committed; what is there is not searched again. `--table`
// searches nothing and prints what is there.
import { parseArgs } from "node:util";
import { defaults, type RunConfig } from "../src/app/config.ts";
import { createSimulatedPerson } from "../src/evolution/simulated-person.ts";
import { appendResult, isMeasured, readResults, resultsPath } from "./results.ts";
import { searchOnce } from "./sessions/search-once.ts";
import { icplTable, type IcplRow } from "./sessions/tables.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "5" },
    tasks: { type: "string", default: "reacher,half-cheetah" },
    steps: { type: "string" },
    samples: { type: "string", default: "6" },
    generations: { type: "string", default: "5" },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

/** What is hidden: the fitness of reacher/reach and of half-cheetah/forward, as expressions; with a short budget. */
const hidden: Record<string, { expression: string; words: string; steps: number }> = {
  reacher: {
    expression: "share(fingertip.markDistance < 0.05)",
    words: "bring the fingertip to the mark",
    steps: 50_000,
  },
  "half-cheetah": {
    expression: "mean(torso.velocityX * (cos(torso.pitch) > 0.5 or torso.velocityX < 0))",
    words: "run forward",
    steps: 60_000,
  },
};

const file = resultsPath("icpl", values.label);

const measure = async (of: Omit<IcplRow, "best" | "random" | "questions">): Promise<IcplRow> => {
  const { environment, seed, steps, samples, generations, sees } = of;
  const asked = hidden[environment] as (typeof hidden)[string];
  const config: RunConfig = {
    ...defaults(),
    env: environment,
    ...(sees
      ? { measure: asked.expression }
      : { task: "none", description: asked.words, person: `simulated:${asked.expression}` }),
    designer: "symbolic",
    generations,
    samples,
    steps,
    seed,
    jobs: Number(values.jobs),
    episodes: 10,
    references: "none",
    // Comparisons elect the best by what the search saw, and so does the other.
    "selection-seeds": 0,
    "report-seeds": 3,
  };
  return searchOnce(
    config,
    {
      root: "runs/bench-icpl",
      between: (seeing) =>
        sees ? undefined : createSimulatedPerson(asked.expression, { ...seeing, says: ["rankings"] }),
    },
    async ({ events, worth }) => {
      const said = events.flatMap((event) => (event.type === "interventions-taken" ? event.interventions : []));
      return {
        ...of,
        ...(await worth(asked.expression)),
        questions: said.filter(({ kind }) => kind === "ranking").length,
      };
    },
  );
};

export const bench = async (): Promise<void> => {
  const rows = (): IcplRow[] => readResults<IcplRow>(file);
  for (let seed = 1; seed <= Number(values.seeds) && !values.table; seed++)
    for (const environment of values.tasks.split(","))
      for (const sees of [false, true]) {
        const task = hidden[environment];
        if (task === undefined) throw new Error(`bench icpl: nothing is hidden in '${environment}'`);
        const of = {
          environment,
          seed,
          steps: Number(values.steps ?? task.steps),
          samples: Number(values.samples),
          generations: Number(values.generations),
          sees,
        };
        if (isMeasured(rows(), of)) continue;
        const row = await measure(of);
        appendResult(file, row);
        console.log(
          `${environment} seed ${seed}, ${sees ? "sees the measure" : "asks a person"}: ${row.best.toFixed(3)} (random ${row.random.toFixed(3)}), ${row.questions} questions`,
        );
      }
  console.log(icplTable(rows()));
};
