import { figure, percent } from "../../../core/format.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { intervalPlot, intervalScale } from "../../interval-plot.ts";
import { section } from "../../page-parts.ts";
import { keysOf, varies } from "../cell-keys.ts";
import { toneOf } from "../tones.ts";
import type { ResultCell, Results, Task } from "../types.ts";
import { plural, withInterval } from "../words.ts";
import { estimated } from "./estimated.ts";

const scaleText = ({ normalised }: Task): string =>
  "reason" in normalised
    ? `Not normalised: ${normalised.reason}.`
    : `Normalised: 0 is the random policy (${figure(normalised.random)}), 1 the human reference (${figure(normalised.human)}), means over ${plural(normalised.trainings, "training")} of each.`;

const shownKeys = (cells: readonly ResultCell[]): string[] => {
  const all = keysOf(cells);
  const varying = all.filter((key) => varies(cells, key));
  return varying.length > 0 ? varying : all.slice(0, 1);
};

/** The cells of one task: figures, and every run a dot on one scale. */
const cellTable = (results: Results, task: Task | null): Markup => {
  const cells = results.cells.filter((cell) => cell.task === (task?.id ?? null));
  const names = results.methods.map(({ id }) => id);
  const keys = shownKeys(cells);
  const scored = cells.flatMap(({ each }) => each.flatMap(({ fitness }) => fitness ?? []));
  const x = intervalScale([...scored, ...cells.flatMap(({ fitness }) => fitness?.interval ?? [])]);
  const hasScale = cells.some(({ normalised }) => normalised !== null);
  const row = ({ cell, method, runs, scored: count, fitness, success, normalised, each }: ResultCell) => {
    const tone = toneOf(names.indexOf(method));
    const label = fitness === null ? "" : withInterval(fitness.mean, fitness.interval);
    return html`<tr>
      ${keys.map((key, index) =>
        index === 0
          ? html`<th scope="row"><span class="key ${tone}">${cell[key] ?? "–"}</span></th>`
          : html`<td class="text">${cell[key] ?? "–"}</td>`,
      )}
      ${keys.length === 0 && html`<th scope="row"><span class="key ${tone}">${method}</span></th>`}
      <td>${count === runs ? runs : `${count} of ${runs}`}</td>
      ${
        fitness === null
          ? html`<td colspan="${hasScale ? 5 : 4}" class="none">no run has a score</td>`
          : html`<td>${estimated(fitness.mean, fitness.interval)}</td>
              <td>${estimated(fitness.iqm, fitness.iqmInterval)}</td>
              <td>${success === null ? "–" : percent(success.mean)}</td>
              ${hasScale && html`<td>${normalised === null ? "–" : estimated(normalised.mean, normalised.interval)}</td>`}
              <td class="plot">
                ${intervalPlot(
                  { values: each.flatMap((run) => run.fitness ?? []), mean: fitness.mean, interval: fitness.interval },
                  { x, tone, label },
                )}
              </td>`
      }
    </tr>`;
  };
  return html`<div class="wide">
    <table class="results">
      <thead>
        <tr>
          ${(keys.length === 0 ? ["runs"] : keys).map((key, index) => html`<th scope="col" class="${index > 0 && "text"}">${key}</th>`)}
          <th scope="col">runs</th>
          <th scope="col">mean</th>
          <th scope="col"><abbr title="interquartile mean: the mean of the middle half">IQM</abbr></th>
          <th scope="col">success</th>
          ${hasScale && html`<th scope="col">normalised</th>`}
          <th scope="col" class="plot">fitness, each run a dot</th>
        </tr>
      </thead>
      <tbody>
        ${cells.map(row)}
      </tbody>
    </table>
  </div>`;
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
