import { mean, median, standardError } from "../../src/core/statistics.ts";
import { optionsKey, type Row } from "./row.ts";

/** What a task must reach to count; printed with the counts. */
const SUCCEEDS = 0.7;
const STEADY = 0.2;

/** One program of one task under one learner at one share, over its seeds. */
export type Cell = {
  task: string;
  program: string;
  learner: string;
  options: Record<string, string>;
  share: number;
  steps: number;
  seeds: number;
  /** The untrained policy's fitness; null where it is not known yet. */
  random: number | null;
  fitness: number;
  /** Over n − 1; null for one seed. */
  deviation: number | null;
  /** The lowest seed's fitness, and that of the middle one. */
  lowest: number;
  median: number;
  success: number;
  /** Deviation ÷ |human − random|; null where there are no two ends, or they are one. */
  spread: number | null;
  /** Own return of the middle seed. */
  own: number;
  cpuSeconds: number | null;
  failures: number;
  commits: string[];
};

export const sampleDeviation = (values: readonly number[]): number | null => {
  const error = standardError(values);
  return error === null ? null : error * Math.sqrt(values.length);
};

export const randomFitness = (rows: readonly Row[], of: string): number | null =>
  rows.find(({ task, program }) => task === of && program === "random")?.fitness ?? null;

/**
 * |human − random| of a task under a learner: the human reference's mean fitness over all seeds at the whole budget (of
 * a lone share, at that one), less the random policy's. Strict: a learner that teaches nothing has a narrow scale, and
 * is no steady one.
 */
export const scaleOf = (
  rows: readonly Row[],
  { task, learner, options, share }: Pick<Row, "task" | "learner" | "options" | "share">,
): number | null => {
  const own = rows.filter((row) => row.task === task && row.fitness !== null);
  const random = randomFitness(rows, task);
  const human = own.filter(
    (row) => row.program === "human" && row.learner === learner && optionsKey(row.options) === optionsKey(options),
  );
  const whole = human.filter((row) => row.share === 1);
  const figures = (whole.length > 0 ? whole : human.filter((row) => row.share === share)).map(
    (row) => row.fitness as number,
  );
  return random === null || figures.length === 0 ? null : Math.abs(mean(figures) - random);
};

export const cellsOf = (rows: readonly Row[]): Cell[] => {
  const trained = rows.filter(({ program }) => program !== "random");
  const groups = Map.groupBy(trained, ({ task, program, learner, share, options }) =>
    JSON.stringify([task, program, learner, share, optionsKey(options)]),
  );
  return [...groups.values()].map((some) => {
    const [{ task, program, learner, options, share, steps }] = some as [Row];
    const ended = some.filter(({ fitness }) => fitness !== null);
    const of = (name: "fitness" | "success" | "return") => ended.map((row) => row[name] as number);
    const cost = some.flatMap(({ cpuSeconds }) => cpuSeconds ?? []);
    const deviation = sampleDeviation(of("fitness"));
    const width = scaleOf(rows, { task, learner, options, share });
    return {
      task,
      program,
      learner,
      options,
      share,
      steps,
      seeds: some.length,
      random: randomFitness(rows, task),
      fitness: mean(of("fitness")),
      deviation,
      lowest: Math.min(...of("fitness")),
      median: median(of("fitness")),
      success: mean(of("success")),
      spread: deviation === null || width === null || width === 0 ? null : deviation / width,
      own: median(of("return")),
      cpuSeconds: cost.length === 0 ? null : mean(cost),
      failures: some.length - ended.length,
      commits: [...new Set(some.map(({ commit }) => commit))],
    };
  });
};

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
const orDash = (value: number | null, text: (value: number) => string): string => (value === null ? "–" : text(value));

/** What was asked of one results file: a learner (`auto` too) at a share, and the cells that answer it, one a task. */
export type Group = { label: string; learner: string; share: number; cells: Cell[] };

const lineOf = ({ label, learner, share }: Group, cell: Cell): string => {
  const { task, steps, seeds, random, fitness, deviation, success, spread, lowest, cpuSeconds, failures } = cell;
  const columns = [
    task,
    label,
    learner === cell.learner ? learner : `${learner}: ${cell.learner}`,
    `${100 * share} %`,
    steps.toLocaleString("en"),
    `${seeds}${failures > 0 ? ` (${failures} failed)` : ""}`,
    orDash(random, digits),
    `${digits(fitness)}${deviation === null ? "" : ` ± ${digits(deviation)}`}`,
    `${digits(lowest)} / ${digits(cell.median)}`,
    success.toFixed(2),
    orDash(spread, (value) => value.toFixed(2)),
    digits(cell.own),
    orDash(cpuSeconds, (value) => value.toFixed(1)),
  ];
  return `| ${columns.join(" | ")} |`;
};

const countOf = ({ label, learner, share, cells }: Group): string => {
  const succeed = cells.filter(({ success }) => success >= SUCCEEDS).length;
  const steady = cells.filter(({ spread }) => spread !== null && spread <= STEADY).length;
  const commits = [...new Set(cells.flatMap((cell) => cell.commits))].join(", ");
  return `${label}, ${learner} at ${100 * share} %: success ≥ ${SUCCEEDS} on ${succeed}, spread ≤ ${STEADY} on ${steady} of ${cells.length} tasks (${commits})`;
};

/** Task by task the groups' lines in their order; below them what the acceptance counts, a group a line. */
export const markdown = (groups: readonly Group[]): string => {
  const tasks = [...new Set(groups.flatMap(({ cells }) => cells.map(({ task }) => task)))].toSorted();
  return [
    "| task | label | learner | share | steps | seeds | random | fitness, mean ± sd | lowest / median seed | success | spread | own return, median | CPU s |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ...tasks.flatMap((task) =>
      groups.flatMap((group) => group.cells.filter((cell) => cell.task === task).map((cell) => lineOf(group, cell))),
    ),
    "",
    ...groups.filter(({ cells }) => cells.length > 0).map((group) => `- ${countOf(group)}`),
  ].join("\n");
};
