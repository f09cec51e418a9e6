import { figure } from "../../../core/format.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { intervalPlot, intervalScale } from "../../interval-plot.ts";
import { section } from "../../page-parts.ts";
import { table } from "../../table.ts";
import { keysOf, varies } from "../cell-keys.ts";
import { toneOf } from "../tones.ts";
import type { ResultCell, Results, Task } from "../types.ts";
import { intervalWords, plural, shareWords } from "../words.ts";
import { estimated, estimatedShare } from "./estimated.ts";

const scaleText = ({ normalised }: Task): string =>
  "reason" in normalised
    ? `Not normalised: ${normalised.reason}.`
    : `Normalised: 0 is the random policy (${figure(normalised.random)}), 1 the human reference (${figure(normalised.human)}), means over ${plural(normalised.trainings, "training")} of each.`;

const shownKeys = (cells: readonly ResultCell[]): string[] => {
  const all = keysOf(cells);
  const varying = all.filter((key) => varies(cells, key));
  return varying.length > 0 ? varying : all.slice(0, 1);
};

/** The cells of one task: figures, and every run a dot on one scale, of success where scores are told by that. */
const cellTable = (results: Results, task: Task | null): Markup => {
  const cells = results.cells.filter((cell) => cell.task === (task?.id ?? null));
  const names = results.methods.map(({ id }) => id);
  const keys = shownKeys(cells);
  const hasScale = cells.some(({ normalised }) => normalised !== null);
  const told = task?.headline ?? "fitness";
  const drawn = ({ fitness, success, each }: ResultCell) => ({
    values: each.flatMap((run) => run[told] ?? []),
    mean: (told === "success" ? success : fitness)?.mean ?? 0,
    interval: (told === "success" ? success : fitness)?.interval ?? null,
  });
  const x = intervalScale(cells.map(drawn).flatMap(({ values, interval }) => [...values, ...(interval ?? [])]));
  const row = (each: ResultCell) => {
    const { cell, method, runs, scored: count, fitness, success, normalised } = each;
    const tone = toneOf(names.indexOf(method));
    const head = html`<span class="key ${tone}"
      >${keys.length === 0 ? method : (cell[keys[0] as string] ?? "–")}</span
    >`;
    const cells = [
      head,
      ...keys.slice(1).map((key) => cell[key] ?? "–"),
      count === runs ? runs : `${count} of ${runs}`,
    ];
    if (fitness === null) return { cells, instead: "no run has a score" };
    const { value, interval } =
      told === "success" && success !== null
        ? shareWords(success.mean, success.interval)
        : intervalWords(fitness.mean, fitness.interval);
    return {
      cells: [
        ...cells,
        estimated(fitness.mean, fitness.interval),
        estimated(fitness.iqm, fitness.iqmInterval),
        success === null ? "–" : estimatedShare(success.mean, success.interval),
        normalised === null ? "–" : estimated(normalised.mean, normalised.interval),
        intervalPlot(drawn(each), { x, tone, label: `${value} ${interval}`.trim() }),
      ],
    };
  };
  return table(
    [
      { title: keys[0] ?? "runs" },
      ...keys.slice(1).map((key) => ({ title: key, kind: "text" as const })),
      { title: "runs" },
      { title: told === "success" ? "fitness" : "mean" },
      { title: html`<abbr title="interquartile mean: the mean of the middle half">IQM</abbr>`, label: "IQM" },
      { title: "success" },
      hasScale && { title: "normalised" },
      { title: `${told}, each run a dot`, kind: "plot" as const },
    ],
    { rows: cells.map(row), label: `Scores of ${task?.id ?? "runs"}`, kind: "results" },
  );
};

export const scoreSection = (results: Results): Markup =>
  section(
    "Scores",
    html`${results.tasks.map(
      (task) =>
        html`<h3>${task.id}</h3>
          <p class="legend">${task.description} ${scaleText(task)}</p>
          ${cellTable(results, task)}`,
    )}${
      results.cells.some(({ task }) => task === null) &&
      html`<h3>Nothing known yet</h3>
        ${cellTable(results, null)}`
    }`,
  );
