import { countText, dollars, figures, percent } from "../core/format.ts";
import { keysOf } from "../report/results/cell-keys.ts";
import { isShown, overText } from "../report/results/comparison-words.ts";
import type { Results } from "../report/results/types.ts";
import { plural, shareWords, withInterval } from "../report/results/words.ts";
import { table } from "./print.ts";

const shareText = (...given: Parameters<typeof shareWords>): string => {
  const { value, interval } = shareWords(...given);
  return `${value} ${interval}`.trim();
};

const cellTable = ({ cells, tasks }: Results): string => {
  const keys = keysOf(cells);
  const hasScale = cells.some(({ normalised }) => normalised !== null);
  const hasMoney = cells.some(({ spent }) => spent.modelCalls > 0);
  return table([
    [
      ...(tasks.length > 1 || keys.length === 0 ? ["measured by"] : []),
      ...keys,
      "runs",
      "mean [95 %]",
      "IQM [95 %]",
      "success [95 %]",
      ...(hasScale ? ["normalised"] : []),
      "steps",
      ...(hasMoney ? ["calls", "money"] : []),
    ],
    ...cells.map(({ cell, task, runs, scored, fitness, success, normalised, spent }) => [
      ...(tasks.length > 1 || keys.length === 0 ? [task ?? "-"] : []),
      ...keys.map((key) => cell[key] ?? "-"),
      scored === runs ? String(runs) : `${scored} of ${runs}`,
      fitness === null ? "-" : withInterval(fitness.mean, fitness.interval),
      fitness === null ? "-" : withInterval(fitness.iqm, fitness.iqmInterval),
      success === null ? "-" : shareText(success.mean, success.interval),
      ...(hasScale ? [normalised === null ? "-" : withInterval(normalised.mean, normalised.interval)] : []),
      countText(spent.environmentSteps),
      ...(hasMoney ? [String(spent.modelCalls), dollars(spent.usd)] : []),
    ]),
  ]);
};

const comparisonTable = ({ comparisons, tasks }: Results): string =>
  table([
    [
      ...(tasks.length > 1 ? ["on"] : []),
      "left − right",
      "difference",
      "p",
      "Holm",
      "left above right",
      "over",
      "shown",
    ],
    ...comparisons.map((each) => {
      const [p, adjusted] = figures([each.p, each.adjusted], { least: 2 }) as [string, string];
      return [
        ...(tasks.length > 1 ? [each.task] : []),
        `${each.left} − ${each.right}`,
        withInterval(each.difference, each.interval),
        p,
        adjusted,
        percent(each.improvement.probability),
        overText(each),
        isShown(each) ? (each.difference > 0 ? "left" : "right") : "no difference",
      ];
    }),
  ]);

const aggregateTable = ({ aggregates }: Results): string[] =>
  "reason" in aggregates || aggregates.methods.length === 0 || aggregates.tasks.length < 2
    ? []
    : [
        `over ${plural(aggregates.tasks.length, "task")}, normalised (0 random, 1 human):`,
        table([
          ["", "IQM", "mean", "median", "optimality gap", "runs"],
          ...aggregates.methods.map(({ method, iqm, mean, median, optimalityGap, runs }) => [
            method,
            ...[iqm, mean, median, optimalityGap].map(({ value, interval }) => withInterval(value, interval)),
            String(runs),
          ]),
        ]),
        "",
      ];

/** What a terminal shows of a summary: what stands in its way first, cells, comparisons, the paragraph of method. */
export const resultsText = (results: Results): string => {
  const { title, tasks, notices, comparisons, method } = results;
  return [
    title,
    ...tasks.map(({ id, description }) => `measured by: ${id}${description === "" ? "" : ` (${description})`}`),
    "",
    ...notices.flatMap((notice) => [`note: ${notice}`, ""]),
    cellTable(results),
    "",
    ...aggregateTable(results),
    ...(comparisons.length > 0 ? [comparisonTable(results), ""] : []),
    ...tasks.map(({ id, normalised }) =>
      "reason" in normalised
        ? `${id}: not normalised (${normalised.reason})`
        : `${id}: normalised by ${figures([normalised.random, normalised.human]).join(" (random, 0) and ")} (human, 1), ${plural(normalised.trainings, "training")} of each`,
    ),
    "",
    `method: ${method}`,
  ].join("\n");
};
