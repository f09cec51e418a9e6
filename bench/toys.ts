// What the built-in designer's searches come to on small worlds in closed form, whole searches by the product's own critic,
// analyzer and ranking; policies are linear, found by the cross-entropy method. Seconds a search: for comparing two states
// of the designer over many seeds, and for nothing else.
//   npm run bench -- toys --label NAME [--samples 8] [--generations 3] [--seeds 32] [--worlds hold,lean]
//   npm run bench -- toys --table before,after
// bench/results/toys/NAME.jsonl: a row a search; those that are there are not made again.
import { parseArgs } from "node:util";
import { mean, standardError } from "../src/core/statistics.ts";
import { searchToy } from "../test/app/toy-search.ts";
import { hold, lean, swing } from "../test/designer/symbolic/fixtures/toys.ts";
import { markdownTable } from "./markdown-table.ts";
import { appendResult, commitOf, isMeasured, readResults, resultsPath } from "./results.ts";
import { crawl, errand, pair, valley } from "./toys/worlds.ts";

const words = "Keep a between -0.5 m and 0.5 m and b between -0.5 m and 0.5 m.";

/** `told`: with a text that says what is to be kept. */
const worlds = {
  hold: { toy: hold },
  lean: { toy: lean },
  swing: { toy: swing },
  crawl: { toy: crawl },
  errand: { toy: errand },
  valley: { toy: valley },
  pair: { toy: pair },
  told: { toy: pair, description: { name: "pair", description: words } },
};
type World = keyof typeof worlds;

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    label: { type: "string" },
    table: { type: "string" },
    samples: { type: "string", default: "8" },
    generations: { type: "string", default: "3" },
    seeds: { type: "string", default: "32" },
    worlds: { type: "string", default: Object.keys(worlds).join() },
  },
});

type Subject = { world: World; samples: number; generations: number; seed: number };
type Row = Subject & {
  commit: string;
  /** Of the search's best on three report seeds. */
  report: number;
  /** The highest on the search seed up to each generation. */
  course: number[];
  /** Programs by what made them. */
  operators: Record<string, number>;
};

const measure = async ({
  world,
  samples,
  generations,
  seed,
}: Subject): Promise<Omit<Row, keyof Subject | "commit">> => {
  const { toy, ...changes } = worlds[world];
  const { summary, events } = await searchToy(toy, {
    ...changes,
    plan: { seed, samples, generations, leaders: 2, selectionSeeds: 2, reportSeeds: 3 },
  });
  const scores = events.flatMap((event) =>
    event.type === "candidate-evaluated" && event.fitness !== null
      ? [{ generation: Number(/\d+/.exec(event.id)?.[0]), fitness: event.fitness }]
      : [],
  );
  const course = Array.from({ length: generations }, (_, index) =>
    Math.max(...scores.flatMap(({ generation, fitness }) => (generation <= index + 1 ? [fitness] : []))),
  );
  const made = events.flatMap((event) => (event.type === "candidate-proposed" ? [event.origin.operator] : []));
  const operators = Object.fromEntries([...Map.groupBy(made, (name) => name)].map(([name, all]) => [name, all.length]));
  return { report: summary.best?.fitness.mean ?? Number.NaN, course, operators };
};

const figure = (all: readonly number[]): string => `${mean(all).toFixed(3)} ± ${standardError(all)?.toFixed(3) ?? "?"}`;

/** Means with their standard errors, and of each further label the difference from the first, paired by seeds. */
const tableOf = (labels: readonly string[]): string => {
  const groupOf = ({ world, samples, generations }: Row) => `${world} | ${samples} × ${generations}`;
  const [first = [], ...others] = labels.map((label) => readResults<Row>(resultsPath("toys", label)));
  const rows = [...Map.groupBy(first, groupOf)].map(([name, own]) => [
    name,
    own.length,
    figure(own.map(({ report }) => report)),
    ...others.map((other) => {
      const pairs = own.flatMap((row) => {
        const partner = other.find((each) => groupOf(each) === name && each.seed === row.seed);
        return partner === undefined ? [] : [[row, partner] as const];
      });
      const reports = figure(pairs.map(([row, partner]) => partner.report - row.report));
      const found = figure(pairs.map(([row, partner]) => mean(partner.course) - mean(row.course)));
      return pairs.length < 2 ? "" : `${reports} | ${found}`;
    }),
  ]);
  const heads = others.flatMap((_, place) => [`${labels[place + 1]} less ${labels[0]}`, "the same of the course"]);
  return markdownTable(["world", "samples × generations", "searches", `${labels[0]}, report`, ...heads], rows);
};

export const bench = async (): Promise<void> => {
  if (values.table !== undefined) return void process.stdout.write(`${tableOf(values.table.split(","))}\n`);
  if (values.label === undefined) throw new Error("--label NAME says where the rows go, --table NAME,NAME shows them");
  const path = resultsPath("toys", values.label);
  for (const world of values.worlds.split(",") as World[]) {
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const subject = { world, samples: Number(values.samples), generations: Number(values.generations), seed };
      if (isMeasured(readResults<Row>(path), subject)) continue;
      appendResult<Row>(path, { ...subject, commit: commitOf(), ...(await measure(subject)) });
    }
  }
};
