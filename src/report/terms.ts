import { figure, figures, percent } from "../core/format.ts";
import { path } from "./chart.ts";
import { html, type Markup } from "./html.ts";
import { extentOf, linearScale } from "./scale.ts";
import type { TermRow } from "./types.ts";

const sparkWidth = 120;
const sparkHeight = 26;

const sparkline = (values: readonly number[]): Markup | null => {
  if (values.length < 2) return null;
  const x = linearScale([0, values.length - 1], { range: [3, sparkWidth - 3] });
  const y = linearScale(extentOf(values), { range: [sparkHeight - 4, 4] });
  return html`<svg
    class="spark"
    viewBox="0 0 ${sparkWidth} ${sparkHeight}"
    role="img"
    aria-label="from ${figure(values[0] ?? 0)} to ${figure(values.at(-1) ?? 0)}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <path d="${path(values.map((value, index) => [x(index), y(value)] as const))}" />
  </svg>`;
};

/** Each term of a reward with its figures per step, its share of the reward as a bar, and its course over the training. */
export const termTable = (terms: readonly TermRow[]): Markup =>
  html`<div class="wide">
    <table class="terms">
      <thead>
        <tr>
          <th scope="col">term</th>
          <th scope="col">mean</th>
          <th scope="col">min</th>
          <th scope="col">max</th>
          <th scope="col" class="plot">share of the reward</th>
          <th scope="col" class="plot">over the training</th>
          <th scope="col">verdict</th>
        </tr>
      </thead>
      <tbody>
        ${terms.map(
          ({ name, mean, min, max, share, curve, verdict }) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
              ${figures([mean, min, max]).map((text) => html`<td>${text}</td>`)}
              <td class="plot">
                <span class="bar"
                  ><span style="width:${Math.round(100 * Math.min(1, Math.max(0, share)))}%"></span
                ></span>
                ${percent(share)}
              </td>
              <td class="plot">${sparkline(curve)}</td>
              <td>${verdict !== null && html`<span class="verdict ${verdict}">${verdict}</span>`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div> `;
