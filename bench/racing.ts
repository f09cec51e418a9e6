// What racing would have saved and lost, replayed on stored whole trainings; nothing is trained:
//   npm run bench -- racing [--samples 8] [--draws 300]
// bench/results/separation/*.jsonl: of each seed's programs generations of `--samples` are drawn and raced by the rungs
// of the rule for the learner that they were trained with. `lost`: the best of the generation is worth more than 0.05 |human − random| more
// on its other seeds than the best of who was left; and how much of it that is, and how often more than a pair apart.
// bench/results/search/*.jsonl, arm greedy, where there is one: the generations as they were. `lost`: the program that the search ended with was dropped,
// and is worth more than 0.05 |human − random| more on report seeds than the best of who was left, which `bench -- search` trains
// on them where that is so; rows of before have no such training, and count every winner that was dropped.
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { percent } from "../src/core/format.ts";
import { createRandom } from "../src/core/random.ts";
import { mean, median } from "../src/core/statistics.ts";
import { currentRows } from "./instrument/known-rows.ts";
import type { Row } from "./instrument/row.ts";
import { isLost, racedAgain, rungsFor, tolerance } from "./racing/dropped.ts";
import { bestOf, replay, type Whole } from "./racing/replay.ts";
import { readResults } from "./results.ts";
import type { ReferenceRow, SearchRow } from "./search/row.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { samples: { type: "string", default: "8" }, draws: { type: "string", default: "300" } },
});

/** What the separation table calls apart, in |human − random|. */
const apart = 0.3;

type Worth = Whole & { truth: number };

/** Of a seed's trainings those whose programs have other seeds to say what they are worth. */
const fieldOf = (rows: readonly Row[], seed: number): Worth[] =>
  rows.flatMap((row) => {
    const others = rows.flatMap((each) =>
      each.program === row.program && each.seed !== seed && each.fitness !== null ? [each.fitness] : [],
    );
    if (row.seed !== seed || row.fitness === null || others.length === 0) return [];
    const curve = row.curve.map(([steps, episodes, fitness]) => ({ steps, episodes, fitness }));
    return [{ id: row.program, fitness: row.fitness, curve, truth: mean(others) }];
  });

const separationLine = (name: string, rows: readonly Row[], random: number): string | null => {
  const samples = Number(values.samples);
  const rungs = rungsFor(samples, rows[0]?.learner ?? "ppo");
  const human = mean(
    rows.flatMap(({ program, fitness }) => (program === "human" && fitness !== null ? [fitness] : [])),
  );
  const generator = createRandom(1);
  const [taken, missed]: [number[], number[]] = [[], []];
  for (const seed of new Set(rows.map((row) => row.seed))) {
    const field = fieldOf(rows, seed);
    if (field.length <= samples) continue;
    for (let draw = 0; draw < Number(values.draws); draw++) {
      const drawn = generator.shuffle(field).slice(0, samples);
      const raced = replay(drawn, { rungs, steps: (rows[0] as Row).steps });
      taken.push(raced.taken);
      missed.push((bestOf(drawn).truth - bestOf(raced.left).truth) / Math.abs(human - random));
    }
  }
  if (taken.length === 0) return null;
  const lost = missed.filter((share) => share > tolerance);
  return lineOf(name, {
    taken,
    lost: lost.length / missed.length,
    much: lost.length === 0 ? "–" : median(lost).toFixed(3),
    far: percent(lost.filter((share) => share > apart).length / missed.length),
  });
};

type Line = { taken: number[]; lost: number; much?: string; far?: string };

const lineOf = (name: string, { taken, lost, much = "", far = "" }: Line): string =>
  `| ${name} | ${taken.length} | ${percent(1 - mean(taken))} | ${percent(lost)} | ${much} | ${far} |`;

const searchLine = (task: string, rows: readonly SearchRow[], human: readonly number[]): string =>
  lineOf(task, {
    taken: rows.flatMap((row) => racedAgain(row).taken),
    lost: mean(rows.map((row) => Number(isLost(row, human)))),
  });

const labelled = <Each>(benchmark: string): [string, Each[]][] =>
  globSync("*.jsonl", { cwd: join(import.meta.dirname, "results", benchmark) })
    .toSorted()
    .map((file) => [
      basename(file, ".jsonl"),
      readResults<Each>(join(import.meta.dirname, "results", benchmark, file)),
    ]);

export const bench = async (): Promise<void> => {
  const separation = labelled<Row>("separation").flatMap(([label, all]) =>
    [...Map.groupBy(currentRows(all), ({ task }) => task)].flatMap(([task, rows]) => {
      const random = mean(
        rows.flatMap(({ program, fitness }) => (program === "random" && fitness !== null ? [fitness] : [])),
      );
      const trained = rows.filter(({ program }) => program !== "random");
      const name = `${task}, ${trained[0]?.learner}, ${label}`;
      return separationLine(name, trained, random) ?? [];
    }),
  );
  const search = labelled<SearchRow | ReferenceRow>("search").flatMap(([label, all]) => {
    const greedy = all.flatMap((row) => (row.kind === "search" && row.arm === "greedy" ? [row] : []));
    return [...Map.groupBy(greedy, ({ task }) => task)].map(([task, rows]) =>
      searchLine(
        `${task}, greedy, ${label}`,
        rows,
        all.flatMap((row) => (row.kind === "reference" && row.task === task ? row.human : [])),
      ),
    );
  });
  const head = `| trainings | generations | training steps saved | best lost | by, median | lost by more than ${apart} |\n|---|---|---|---|---|---|`;
  process.stdout.write(`${[head, ...separation, ...search].join("\n")}\n`);
};
