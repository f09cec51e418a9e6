import { countText, dollars, figure, figures, percent, timeText } from "../../core/format.ts";
import type { Interval } from "../../core/statistics.ts";
import { figure as pictureBox } from "../../drawing/chart.ts";
import { html, print, raw, type Content, type Markup } from "../../drawing/html.ts";
import { style } from "../../drawing/style.ts";
import { intervalPlot, intervalScale } from "../interval-plot.ts";
import { aggregatesPicture, improvementPicture, linesPicture, type Picture } from "./drawings.ts";
import { isShown, overText } from "./comparison-words.ts";
import { toneOf, toneStyle } from "./tones.ts";
import type { Figure, ResultCell, Results, Task } from "./types.ts";
import { intervalWords, plural, withInterval } from "./words.ts";

/** Above so many runs, runs.csv has them and the page has not. */
const mostRunsShown = 500;

const section = (title: string, content: Content): Markup =>
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;

const tile = (value: string, name: string, detail: string): Markup =>
  html`<div class="tile"><b>${value}</b><span>${name}</span><small class="note">${detail}</small></div>`;

/** A figure with its interval below it. */
const estimated = (value: number, interval: Interval): Markup => {
  const words = intervalWords(value, interval);
  return html`${words.value}${words.interval !== "" && html`<small>${words.interval}</small>`}`;
};

const total = (cells: readonly ResultCell[], of: (cell: ResultCell) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0);

const headline = ({ cells, comparisons, spent, tasks, methods }: Results): Markup => {
  const shown = comparisons.filter(isShown).length;
  return html`<div class="tiles">
    ${tile(
      `${total(cells, ({ scored }) => scored)} of ${total(cells, ({ runs }) => runs)}`,
      "runs with a score",
      plural(cells.length, "cell"),
    )}
    ${tile(String(methods.length), methods.length === 1 ? "method" : "methods", `on ${plural(tasks.length, "task")}`)}
    ${
      comparisons.length > 0 &&
      tile(
        `${shown} of ${comparisons.length}`,
        "differences shown",
        "p ≤ 0.05 after Holm; the others are no proof of equality",
      )
    }
    ${tile(countText(spent.environmentSteps), "environment steps", plural(spent.trainings, "training"))}
    ${spent.modelCalls > 0 && tile(dollars(spent.usd), "of a language model", plural(spent.modelCalls, "call"))}
  </div>`;
};

const scaleText = ({ normalised }: Task): string =>
  "reason" in normalised
    ? `Not normalised: ${normalised.reason}.`
    : `Normalised: 0 is the random policy (${figure(normalised.random)}), 1 the human reference (${figure(normalised.human)}), means over ${plural(normalised.trainings, "training")} of each.`;

const keysOf = (cells: readonly ResultCell[]): string[] => {
  const all = [...new Set(cells.flatMap(({ cell }) => Object.keys(cell)))];
  const varying = all.filter((key) => new Set(cells.map(({ cell }) => cell[key])).size > 1);
  return varying.length > 0 ? varying : all.slice(0, 1);
};

/** The cells of one task: figures, and every run a dot on one scale. */
const cellTable = (results: Results, task: Task | null): Markup => {
  const cells = results.cells.filter((cell) => cell.task === (task?.id ?? null));
  const names = results.methods.map(({ id }) => id);
  const keys = keysOf(cells);
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

const cellSection = (results: Results): Markup =>
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

const comparisonSection = ({ comparisons, tasks, methods }: Results): Markup | false => {
  if (comparisons.length === 0) return false;
  const names = methods.map(({ id }) => id);
  const scales = new Map(
    tasks.map(({ id }) => [
      id,
      intervalScale([
        0,
        ...comparisons
          .filter(({ task }) => task === id)
          .flatMap(({ difference, interval }) => [difference, ...(interval ?? [])]),
      ]),
    ]),
  );
  const row = (each: Results["comparisons"][number]) => {
    const { task, left, right, difference, interval, adjusted, improvement } = each;
    const [p, corrected] = figures([each.p, adjusted], { least: 2 }) as [string, string];
    const label = withInterval(difference, interval);
    return html`<tr class="${isShown(each) && "best"}">
      <th scope="row">${left} − ${right}${tasks.length > 1 && html`<small>${task}</small>`}</th>
      <td>${estimated(difference, interval)}</td>
      <td class="plot">
        ${intervalPlot(
          { values: [], mean: difference, interval, zero: 0 },
          {
            x: scales.get(task) ?? intervalScale([0]),
            tone: toneOf(names.indexOf(difference >= 0 ? left : right)),
            label,
          },
        )}
      </td>
      <td>${p}</td>
      <td>${corrected}</td>
      <td>${percent(improvement.probability)}</td>
      <td class="words">${overText(each)}</td>
      <td class="words">${isShown(each) ? `${difference > 0 ? left : right} is above` : "no difference shown"}</td>
    </tr>`;
  };
  return section(
    "Compared",
    html`<div class="wide">
        <table class="results">
          <thead>
            <tr>
              <th scope="col">left − right</th>
              <th scope="col">difference</th>
              <th scope="col" class="plot">with 0 dashed</th>
              <th scope="col">p</th>
              <th scope="col">p, Holm</th>
              <th scope="col">left above</th>
              <th scope="col" class="text">over</th>
              <th scope="col" class="text">so</th>
            </tr>
          </thead>
          <tbody>
            ${comparisons.map(row)}
          </tbody>
        </table>
      </div>
      <p class="legend">
        Intervals hold all ${comparisons.length} at once with 95 %; <i>left above</i> is how often a run of the left
        scores above one of the right.
      </p>`,
  );
};

const drawn = ({ box, label, content, legend }: Picture): Markup =>
  html`${pictureBox(box, { label, content })}${
    legend.length > 0 &&
    html`<p class="legend">${legend.map(({ name, tone }) => html`<span class="key ${tone}">${name}</span> `)}</p>`
  }`;

const linesSection = (
  title: string,
  { data, methods, words }: { data: Figure; methods: Results["methods"]; words: string },
): Markup =>
  section(
    title,
    "reason" in data
      ? html`<p class="none">Not drawn: ${data.reason}.</p>`
      : html`<p class="legend">${words}</p>
          ${drawn(linesPicture(data, { methods: methods.map(({ id }) => id), label: `${title}: ${data.y}` }))}`,
  );

const costSection = ({ cells, thisProcess }: Results): Markup => {
  const hasModel = cells.some(({ spent }) => spent.modelCalls > 0);
  return section(
    "What it cost",
    html`<div class="wide">
        <table class="results">
          <thead>
            <tr>
              <th scope="col">cell</th>
              <th scope="col">runs</th>
              <th scope="col">programs</th>
              <th scope="col">trainings</th>
              <th scope="col">environment steps</th>
              ${
                hasModel &&
                html`<th scope="col">calls</th>
                  <th scope="col">tokens in, out</th>
                  <th scope="col">money</th>`
              }
            </tr>
          </thead>
          <tbody>
            ${cells.map(
              ({ cell, method, runs, spent }) =>
                html`<tr>
                  <th scope="row">${Object.values(cell).join(" · ") || method}</th>
                  <td>${runs}</td>
                  <td>${spent.proposed}</td>
                  <td>${spent.trainings}</td>
                  <td>${spent.environmentSteps.toLocaleString("en")}</td>
                  ${
                    hasModel &&
                    html`<td>${spent.modelCalls}</td>
                      <td>${spent.inputTokens.toLocaleString("en")}, ${spent.outputTokens.toLocaleString("en")}</td>
                      <td>${dollars(spent.usd)}</td>`
                  }
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="legend">
        ${timeText(thisProcess.seconds)} on the clock in all, of the last process of each run that has ended; runs may
        have gone side by side.
      </p>`,
  );
};

const runSection = ({ cells, thisProcess }: Results): Markup => {
  const count = total(cells, ({ runs }) => runs);
  if (count > mostRunsShown) return html`<p class="legend">runs.csv has all ${count} runs.</p>`;
  return html`<details>
    <summary>All ${count} runs</summary>
    <div class="wide">
      <table class="results">
        <thead>
          <tr>
            <th scope="col">run</th>
            <th scope="col" class="text">cell</th>
            <th scope="col">seed</th>
            <th scope="col">fitness</th>
            <th scope="col">success</th>
            <th scope="col" class="text">no score, since</th>
          </tr>
        </thead>
        <tbody>
          ${cells.flatMap(({ cell, method, each }) =>
            each.map(
              ({ name, seed, fitness, success, unscored }) =>
                html`<tr>
                  <th scope="row" title="${thisProcess.folders[name]}">${name}</th>
                  <td class="text">${Object.values(cell).join(" · ") || method}</td>
                  <td>${seed}</td>
                  <td>${fitness === null ? "–" : figure(fitness)}</td>
                  <td>${success === null ? "–" : percent(success)}</td>
                  <td class="text">${unscored ?? ""}</td>
                </tr>`,
            ),
          )}
        </tbody>
      </table>
    </div>
  </details>`;
};

/** One self-contained page without script or network, light or dark as the reader's system asks. */
export const renderResults = (results: Results): string => {
  const { title, tasks, methods, notices, aggregates, profile, efficiency, method, versions } = results;
  const [pooled, improvement] = [aggregatesPicture(results), improvementPicture(results)];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <title>${title} – rewardsmith</title>
        <style>
          ${raw(style)}${raw(toneStyle)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <div class="brand">rewardsmith · results</div>
            <h1>${title}</h1>
            <p class="meta">
              ${[plural(tasks.length, "task"), plural(methods.length, "method"), `rewardsmith ${versions.join(", ")}`].join(" · ")}
            </p>
            ${
              notices.length > 0 &&
              html`<ul class="lead warning">
                ${notices.map((notice) => html`<li>${notice}</li>`)}
              </ul>`
            }
          </header>
          ${headline(results)} ${cellSection(results)} ${comparisonSection(results)}
          ${
            pooled !== null &&
            section(
              "Over all tasks",
              html`<p class="legend">
                  Normalised scores${"reason" in aggregates ? "" : ` over ${plural(aggregates.tasks.length, "task")}`}:
                  0 is the random policy, 1 the human reference; of the optimality gap less is better. Bars: 95 %,
                  stratified bootstrap.
                </p>
                ${drawn(pooled)}`,
            )
          }
          ${
            improvement !== null &&
            section(
              "Probability of improvement",
              html`<p class="legend">
                  How probably a run of one scores above a run of the other on a task drawn at random; ½ is a tie. Bars:
                  95 %, each by itself.
                </p>
                ${drawn(improvement)}`,
            )
          }
          ${linesSection("Performance profile", {
            data: profile,
            methods,
            words:
              "The share of runs that score above each value: a line that is higher everywhere is better everywhere.",
          })}
          ${linesSection("Sample efficiency", {
            data: efficiency,
            methods,
            words:
              "How fast a policy learns under the best reward of each run: fitness of the training episodes, over the runs and the report trainings of each.",
          })}
          ${costSection(results)}
          ${section(
            "Method",
            html`<p class="lead method">${method}</p>
              ${runSection(results)}`,
          )}
        </main>
      </body>
    </html> `;
  return print(page);
};
