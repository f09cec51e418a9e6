import { figure } from "../core/format.ts";
import { headedWords, headings, spreadTitle } from "../core/score-words.ts";
import { html, type Markup } from "../drawing/html.ts";
import { colourOf } from "./learning-curves.ts";
import type { Scale } from "../drawing/scale.ts";
import { intervalPlot, intervalScale } from "./interval-plot.ts";
import type { ReportData, ScoreRow } from "./types.ts";

/** The middle half of fewer scores than these is all of them. */
const leastForMiddle = 4;

const plotOf = ({ name, kind, score }: ScoreRow, x: Scale): Markup | null => {
  if (score === null) return null;
  const { mean, ci95, values } = score.successes ?? score.fitness;
  const words = headedWords(score);
  const label = `${words.mean}, ${spreadTitle(values.length)} ${words.spread}`;
  return intervalPlot({ values, mean, interval: ci95 }, { x, tone: colourOf(name, kind), label });
};

/** Best and references side by side: mean, IQM, interval, success. */
export const scoreTable = ({
  scores,
  confirmed,
  measured,
}: Pick<ReportData, "scores" | "confirmed" | "measured">): Markup => {
  if (scores.length === 0) return html`<p class="none">The run has not ended: nothing is confirmed yet.</p>`;
  const [told, beside] = headings(measured?.headline);
  const values = scores.flatMap(({ score }) => {
    if (score === null) return [];
    const { values: each, ci95 } = score.successes ?? score.fitness;
    return [...each, ...(ci95 ?? [])];
  });
  const x = intervalScale(values);
  const most = Math.max(0, ...scores.map(({ score }) => score?.fitness.values.length ?? 0));
  const hasMiddle = most >= leastForMiddle;
  const row = (each: ScoreRow) => {
    const { name, kind, score } = each;
    const head = html`<th scope="row"><span class="key ${colourOf(name, kind)}">${name}</span></th>`;
    if (score === null)
      return html`<tr>
        ${head}
        <td colspan="${hasMiddle ? 6 : 5}" class="none">not measured</td>
      </tr>`;
    const { fitness, successes = fitness } = score;
    const words = headedWords(score);
    return html`<tr class="${kind}">
      ${head}
      <td>${words.mean}</td>
      ${hasMiddle && html`<td>${fitness.values.length < leastForMiddle ? "–" : figure(successes.iqm)}</td>`}
      <td>${words.spread}</td>
      <td>${words.beside}</td>
      <td>${fitness.values.length} ${kind === "best" && !confirmed ? "search" : "report"}</td>
      <td class="plot">${plotOf(each, x)}</td>
    </tr>`;
  };
  return html`<div class="wide">
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">reward</th>
            <th scope="col">${measured?.headline === undefined ? "mean" : `mean ${told}`}</th>
            ${hasMiddle && html`<th scope="col"><abbr title="interquartile mean: the mean of the middle half">IQM</abbr></th>`}
            <th scope="col">${spreadTitle(most)}</th>
            <th scope="col">${beside}</th>
            <th scope="col">seeds</th>
            <th scope="col" class="plot">${told}, each seed a dot</th>
          </tr>
        </thead>
        <tbody>
          ${scores.map(row)}
        </tbody>
      </table>
    </div>
    ${
      !confirmed &&
      html`<p class="warning">
        The best was not confirmed on report seeds: its score is the search’s own, the largest of many noisy ones, and
        not a claim.
      </p>`
    }`;
};
