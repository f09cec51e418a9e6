// A constraint that the best breaks, set after the first generation: do the next three find one that keeps it, and at
// what price?
//   npm run bench -- constraints [--seeds 10] [--from 1] [--tasks ENV:FIELD,…] [--designers told,untold]
//     [--rule hard] [--samples 8] [--steps N] [--jobs 2] [--label after] [--table]
// A person sees how fast the best of generation 1 goes and forbids the upper fifth of it: `abs(FIELD) < 0.8 × the
// largest it met`, of a field that they may find too fast. The control is the same search, with the same ranking, whose designer is not told. One JSON line a
// run in bench/results/constraints/LABEL.jsonl, which is committed; what is there is not run again.
import { parseArgs } from "node:util";
import { defaults, type RunConfig } from "../src/app/config.ts";
import { planOf } from "../src/app/plan.ts";
import { problemOf } from "../src/app/run.ts";
import { partsOf, wireSearch } from "../src/app/wiring.ts";
import type { Lesson } from "../src/core/brief.ts";
import { isKept } from "../src/core/constraint.ts";
import { keepingText } from "../src/core/constraint-text.ts";
import { viewOf } from "../src/core/run-view.ts";
import { ledgerOf, readsOf } from "../src/core/run-view/constraints.ts";
import type { Designer, Store } from "../src/core/interfaces.ts";
import type { Intervention } from "../src/core/intervention.ts";
import type { TrainOutcome } from "../src/core/outcome.ts";
import { runSearch } from "../src/evolution/search.ts";
import type { ConstraintRule } from "../src/evolution/types.ts";
import { createRun } from "../src/store/run-store.ts";
import { appendResult, isMeasured, readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "10" },
    from: { type: "string", default: "1" },
    tasks: { type: "string", default: "mountain-car-continuous:car.velocity,reacher:elbow.rate" },
    designers: { type: "string", default: "told,untold" },
    rule: { type: "string", default: "hard" },
    samples: { type: "string", default: "8" },
    steps: { type: "string" },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

/** How much of what was met is allowed. */
const allowed = 0.8;

type Row = {
  environment: string;
  field: string;
  rule: string;
  samples: number;
  steps: number;
  seed: number;
  told: boolean;
  expression: string;
  /** Of the best of generation 1, on its search seed. */
  before: number;
  /** Of the random policy, on report seeds. */
  random: number;
  /**
   * The best three generations later, on report seeds: its fitness, and in how many of its episodes it keeps the
   * constraint.
   */
  after: number;
  episodes: number;
  kept: number;
  first: string;
  best: string;
  /** That the best breaks it stood in the log before anything else was proposed. */
  reported: boolean;
};

const file = resultsPath("constraints", values.label);
const rowsIn = (): Row[] => readResults<Row>(file);

/** A designer that is not told what must be kept, nor who broke it. */
const untold = (designer: Designer): Designer => {
  const blind = ({ candidate, diagnosis }: Lesson): Lesson => ({ candidate, diagnosis });
  return {
    name: designer.name,
    propose: (brief, count, arrived) =>
      designer.propose(
        { ...brief, constraints: [], parents: brief.parents.map(blind), archive: brief.archive.map(blind) },
        count,
        arrived,
      ),
  };
};

/** The largest size of the field in the evaluation episodes of the best so far. */
const largestMet = async (store: Store, field: string): Promise<number> => {
  const { best, trainings } = viewOf(store.events());
  const sizes: number[] = [];
  for (const { artifact, hash, pool } of trainings[best?.id ?? ""] ?? []) {
    const outcome = JSON.parse(await store.read(artifact, hash)) as TrainOutcome;
    if (pool !== "search" || outcome.kind !== "trained") continue;
    for (const { features } of outcome.result.episodes) {
      const { min, max } = features[field] as { min: number; max: number };
      sizes.push(Math.abs(min), Math.abs(max));
    }
  }
  return Math.max(...sizes);
};

const measure = async (of: Pick<Row, "environment" | "field" | "rule" | "samples" | "seed" | "told">): Promise<Row> => {
  const { environment, field, seed, told, rule, samples } = of;
  const config: RunConfig = {
    ...defaults(),
    env: environment,
    designer: "symbolic",
    generations: 4,
    samples,
    seed,
    jobs: Number(values.jobs),
    constraints: rule as ConstraintRule,
    ...(values.steps !== undefined && { steps: Number(values.steps) }),
  };
  const problem = await problemOf(config);
  const plan = planOf(config, problem);
  const task = problem.taskReference.name;
  const store = await createRun({
    root: "runs/bench-constraints",
    environment,
    task,
    seed,
    config: { ...config, plan },
  });
  const wired = await wireSearch({ config, problem, store });
  let expression = "";
  try {
    const { designer } = wired.parts;
    const { summary } = await runSearch(plan, {
      ...wired.parts,
      ...partsOf(config, problem),
      designer: told ? designer : untold(designer),
      store,
      stopRules: [],
      references: { human: null, sparse: null },
      elapsed: () => 0,
      between: async (generation) => {
        if (generation !== 2) return { interventions: [], taken: [] };
        expression = `abs(${field}) < ${(allowed * (await largestMet(store, field))).toPrecision(3)}`;
        const asked: Intervention = { kind: "constraint", expression, meaning: expression };
        return { interventions: [asked], taken: [1] };
      },
    });
    const events = store.events();
    const view = viewOf(events);
    const notice = events.findIndex(
      (event) => event.type === "notice" && event.message.includes(", the best so far, breaks"),
    );
    const next = events.findIndex((event) => event.type === "candidate-proposed" && event.id.startsWith("g2-"));
    const first = events.find((event) => event.type === "generation-ended");
    const [entry] = ledgerOf(view, { asked: [], reads: readsOf("symbolic") });
    const best = entry?.kept?.find(({ who }) => who === "best");
    if (best === undefined || best.pool !== "report" || summary.best === null || first === undefined)
      throw new Error(`${store.folder}: nothing was confirmed`);
    return {
      ...of,
      steps: plan.steps,
      expression,
      before: first.fitness ?? Number.NaN,
      random: summary.references.random?.fitness.mean ?? Number.NaN,
      after: summary.best.fitness?.mean ?? Number.NaN,
      episodes: best.episodes,
      kept: best.kept,
      first: keepingText(best),
      best: summary.best.candidate,
      reported: notice !== -1 && notice < next,
    };
  } finally {
    await wired.close();
    await store.close();
  }
};

/** How much of what the best had over the random policy is left. */
const shareOf = ({ before, after, random }: Row): number => (after - random) / (before - random);

const isGood = (row: Row): boolean => row.reported && isKept(row) && shareOf(row) >= 0.7;

const print = (rows: readonly Row[]): void => {
  console.log(
    "| environment | steps | samples | rule | designer | kept in all | told at once, kept, and ≥ 70 % of the fitness |",
  );
  console.log("|---|---|---|---|---|---|---|");
  const keyOf = ({ environment, steps, samples, rule, told }: Row) =>
    [environment, steps, samples, rule, told ? "told" : "not told"].join(" | ");
  for (const [key, group] of Map.groupBy(rows, keyOf)) {
    const of = group.length;
    console.log(`| ${key} | ${group.filter(isKept).length} of ${of} | ${group.filter(isGood).length} of ${of} |`);
  }
};

export const bench = async (): Promise<void> => {
  if (values.table) return print(rowsIn());
  const [rule, samples, from] = [values.rule, Number(values.samples), Number(values.from)];
  for (let seed = from; seed < from + Number(values.seeds); seed++) {
    for (const task of values.tasks.split(",")) {
      const [environment = "", field = ""] = task.split(":");
      for (const designer of values.designers.split(",")) {
        const told = designer === "told";
        const of = { environment, field, rule, samples, seed, told };
        const subject = values.steps === undefined ? of : { ...of, steps: Number(values.steps) };
        if (isMeasured<Row>(rowsIn(), subject)) continue;
        const row = await measure(of);
        appendResult(file, row);
        console.log(
          `${environment} seed ${seed}, ${designer}: ${row.expression} ${row.first}; ${(100 * shareOf(row)).toFixed(0)} % of the fitness before`,
        );
      }
    }
  }
  print(rowsIn());
};
