import { holm, mean, meanInterval } from "../../src/core/statistics.ts";
import type { Told } from "../../src/core/plan.ts";
import { markdownTable } from "../markdown-table.ts";
import { pooledInterval, twoSided } from "../search/statistics.ts";
import { modes, type DiagnosisRow } from "./row.ts";

const figure = (value: number): string => value.toFixed(2);
const between = (interval: readonly [number, number] | null): string =>
  interval === null ? "" : ` [${interval.map(figure).join(", ")}]`;

const cell = (values: readonly number[]): string =>
  values.length === 0 ? "-" : `${figure(mean(values))}${between(meanInterval(values))}`;

/** Searches that confirmed something, the last of each subject. */
const known = (rows: readonly DiagnosisRow[]): DiagnosisRow[] => {
  const last = new Map(
    rows.map((row) => [[row.task, row.mode, row.seed, row.steps, row.generations, row.samples].join(), row]),
  );
  return [...last.values()].filter(({ report }) => report.length > 0);
};

type Task = { name: string; rows: DiagnosisRow[]; chance: number; width: number };

/**
 * Fitness of different tasks is put on one scale: 0 is the random policy, 1 the highest mean of a mode on the task. A task on which no mode
 * does better than chance has none.
 */
const tasksOf = (rows: readonly DiagnosisRow[]): Task[] =>
  [
    ...Map.groupBy(
      known(rows),
      ({ task, steps, generations, samples }) => `${task} at ${steps}, ${generations} × ${samples}`,
    ),
  ].map(([name, own]) => {
    const chance = mean(own.map(({ random }) => random));
    const means = modes.flatMap((mode) => {
      const some = own.filter((row) => row.mode === mode).map(({ report }) => mean(report));
      return some.length === 0 ? [] : [mean(some)];
    });
    return { name, rows: own, chance, width: Math.max(0, ...means.map((each) => each - chance)) };
  });

const worths = ({ rows, chance, width }: Task, mode: Told): number[] =>
  width === 0 ? [] : rows.filter((row) => row.mode === mode).map(({ report }) => (mean(report) - chance) / width);

/** Of the seeds that both have: what one is worth more than the other. */
export const differences = (
  { rows, width }: Pick<Task, "rows" | "width">,
  [mode, other]: readonly [Told, Told],
): number[] =>
  rows
    .filter((row) => row.mode === mode)
    .flatMap((row) => {
      const partner = rows.find((each) => each.mode === other && each.seed === row.seed);
      return partner === undefined || width === 0 ? [] : [(mean(row.report) - mean(partner.report)) / width];
    });

/** Of the candidates of each search's last generation, on their search seed; who was not trained did as chance. */
const lastWorths = ({ rows, chance, width }: Task, mode: Told): number[] =>
  width === 0
    ? []
    : rows
        .filter((row) => row.mode === mode)
        .flatMap(({ last }) => last.map((each) => ((each ?? chance) - chance) / width));

const lastTable = (tasks: readonly Task[]): string =>
  markdownTable(
    ["task", "candidates", ...modes],
    tasks.map((task) => {
      const each = modes.map((mode) => lastWorths(task, mode));
      return [task.name, each.map(({ length }) => length).join(", "), ...each.map(cell)];
    }),
  );

const worthTable = (tasks: readonly Task[]): string => {
  const pooled = modes.map((mode) => {
    const some = tasks.map((task) => worths(task, mode)).filter(({ length }) => length > 0);
    return some.length === 0 ? "-" : `${figure(mean(some.map(mean)))}${between(pooledInterval(some))}`;
  });
  return markdownTable(
    ["task", "seeds", ...modes, "success", "trainings searched"],
    [
      ...tasks.map((task) => [
        task.name,
        modes.map((mode) => worths(task, mode).length).join(", "),
        ...modes.map((mode) => cell(worths(task, mode))),
        modes
          .map((mode) => task.rows.filter((row) => row.mode === mode).map(({ success }) => success ?? 0))
          .map((some) => (some.length === 0 ? "-" : `${Math.round(100 * mean(some))} %`))
          .join(", "),
        modes
          .map((mode) => task.rows.filter((row) => row.mode === mode).map(({ searched }) => searched))
          .map((some) => (some.length === 0 ? "-" : mean(some).toFixed(1)))
          .join(", "),
      ]),
      ["pooled", "", ...pooled, "", ""],
    ],
  );
};

const pairs = [
  ["causes", "metrics"],
  ["causes", "blind"],
  ["metrics", "blind"],
] as const;

const differenceTable = (tasks: readonly Task[]): string => {
  const columns = pairs.map((pair) => {
    const each = tasks.map((task) => differences(task, pair));
    const some = each.filter(({ length }) => length > 0);
    return {
      each,
      corrected: holm(each.map(twoSided)),
      pooled: some.length === 0 ? "-" : `${figure(mean(some.map(mean)))}${between(pooledInterval(some))}`,
    };
  });
  const tested = (values: readonly number[], p: number): string =>
    values.length === 0 ? "-" : `${cell(values)}, p ${p.toFixed(3)}`;
  return markdownTable(
    ["task", ...pairs.map(([mode, other]) => `${mode} − ${other}`)],
    [
      ...tasks.map(({ name }, place) => [
        name,
        ...columns.map(({ each, corrected }) => tested(each[place] ?? [], corrected[place] ?? 1)),
      ]),
      ["pooled", ...columns.map(({ pooled }) => pooled)],
    ],
  );
};

export const diagnosisTable = (rows: readonly DiagnosisRow[]): string => {
  const tasks = tasksOf(rows);
  if (tasks.length === 0) return "No search has confirmed anything yet.";
  const flat = tasks.filter(({ width }) => width === 0).map(({ name }) => name);
  return [
    "Report fitness of what was found: 0 is the random policy, 1 the best mode's mean on the task; 95 % intervals (Student's) over run seeds, pooled tasks weighing equally.",
    worthTable(tasks),
    "Difference at equal trainings, run seeds paired; p of the paired t-test, Holm-corrected over the tasks of a column.",
    differenceTable(tasks),
    "Candidates of the last generation, trained once each; who was not trained counts as chance. Those of one search have parents in common, so the intervals are narrower than the truth.",
    lastTable(tasks),
    ...(flat.length === 0 ? [] : [`No mode did better than chance on ${flat.join(", ")}: in no figure above.`]),
  ].join("\n\n");
};
