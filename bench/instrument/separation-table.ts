import { mean } from "../../src/core/statistics.ts";
import { orderOf, statistics, together, type Order, type Statistic } from "./order-pairs.ts";
import type { Row } from "./row.ts";
import { cellsOf, randomFitness, scaleOf } from "./table.ts";

/** Rungs at which a search may stop a training. */
const SHARES = [0.2, 0.35, 0.5, 1];
/** Of |human − random|: what apart means. */
const APART = 0.3;

type Judged = {
  task: string;
  family: string;
  programs: number;
  seeds: number;
  random: number;
  apart: number;
  rows: Row[];
};

const judgedTasks = (rows: readonly Row[], familyOf: (task: string) => string): Judged[] =>
  [...Map.groupBy(rows, ({ task }) => task)].flatMap(([task, own]) => {
    const random = randomFitness(own, task);
    const trained = own.filter(({ program, share }) => program !== "random" && share === 1);
    const [first] = trained;
    const scale = first === undefined ? null : scaleOf(rows, first);
    if (random === null || scale === null) return [];
    return [
      {
        task,
        family: familyOf(task),
        programs: new Set(trained.map(({ program }) => program)).size,
        seeds: new Set(trained.map(({ seed }) => seed)).size,
        random,
        apart: APART * scale,
        rows: trained,
      },
    ];
  });

const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
const correlation = (values: readonly number[]): string => (values.length === 0 ? "–" : mean(values).toFixed(2));

const cellText = ({ right, pairs, spearman, kendall }: Order): string =>
  `${share(right, pairs)} (ρ ${correlation(spearman)}, τ ${correlation(kendall)})`;

const statisticTable = (tasks: readonly Judged[], statistic: Statistic): string => {
  const shares = statistic === "final" ? [1] : SHARES;
  const ordersOf = ({ rows, random, apart }: Judged): Order[] =>
    shares.map((at) => orderOf(rows, { share: at, statistic, random, apart }));
  const line = (
    name: string,
    { programs, seeds, orders }: { programs: string; seeds: string; orders: Order[] },
  ): string =>
    `| ${[name, programs, seeds, orders[0]?.pairs ?? 0, ...orders.map(cellText), share(orders.at(-1)?.allRight ?? 0, orders.at(-1)?.allPairs ?? 0)].join(" | ")} |`;
  const judged = tasks.map((each) => ({ ...each, orders: ordersOf(each) }));
  const sums = (some: typeof judged): Order[] =>
    shares.map((_, index) => together(some.map(({ orders }) => orders[index] as Order)));
  const families = [...Map.groupBy(judged, ({ family }) => family)];
  return [
    `**${statistic}**`,
    "",
    `| task | programs | seeds | pairs apart × seeds | ${shares.map((at) => `${100 * at} %`).join(" | ")} | all pairs at 100 % |`,
    `|---|---|---|---|${shares.map(() => "---|").join("")}---|`,
    ...judged.map(({ task, programs, seeds, orders }) =>
      line(task, { programs: `${programs}`, seeds: `${seeds}`, orders }),
    ),
    ...families.map(([family, some]) => line(family, { programs: "", seeds: "", orders: sums(some) })),
    line("all", { programs: "", seeds: "", orders: sums(judged) }),
  ].join("\n");
};

const programTable = (tasks: readonly Judged[], rows: readonly Row[]): string => {
  const cells = cellsOf(rows).filter(({ task, share: at }) => at === 1 && tasks.some((each) => each.task === task));
  const order = (left: (typeof cells)[number], right: (typeof cells)[number]): number =>
    left.task.localeCompare(right.task) || right.fitness - left.fitness;
  return [
    "| task | program | seeds | fitness, mean ± sd | success |",
    "|---|---|---|---|---|",
    ...cells
      .toSorted(order)
      .map(
        ({ task, program, seeds, fitness, deviation, success }) =>
          `| ${[task, program, seeds, `${fitness.toPrecision(3)}${deviation === null ? "" : ` ± ${deviation.toPrecision(2)}`}`, success.toFixed(2)].join(" | ")} |`,
      ),
  ].join("\n");
};

/**
 * What the programs are worth, then a table a statistic: how often one training orders a pair that is apart right, and
 * rank correlations.
 */
export const separationMarkdown = (rows: readonly Row[], familyOf: (task: string) => string): string => {
  const tasks = judgedTasks(rows, familyOf);
  return [programTable(tasks, rows), ...statistics.map((statistic) => statisticTable(tasks, statistic))].join("\n\n");
};
