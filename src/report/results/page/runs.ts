import { figure, percent } from "../../../core/format.ts";
import { sum } from "../../../core/statistics.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { cellName } from "../cell-keys.ts";
import type { Results } from "../types.ts";

/** Above so many runs, runs.csv has them and the page has not. */
const mostRunsShown = 500;

export const runList = ({ cells, thisProcess }: Results): Markup => {
  const count = sum(cells.map(({ runs }) => runs));
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
          ${cells.flatMap((cell) =>
            cell.each.map(
              ({ name, seed, fitness, success, unscored }) =>
                html`<tr>
                  <th scope="row" title="${thisProcess.folders[name]}">${name}</th>
                  <td class="text">${cellName(cell)}</td>
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
