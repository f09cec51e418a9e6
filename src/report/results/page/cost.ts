import { dollars, timeText } from "../../../core/format.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { section } from "../../page-parts.ts";
import { cellName } from "../cell-keys.ts";
import type { Results } from "../types.ts";

export const costSection = ({ cells, thisProcess }: Results): Markup => {
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
            ${cells.map((cell) => {
              const { runs, spent } = cell;
              return html`<tr>
                <th scope="row">${cellName(cell)}</th>
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
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <p class="legend">
        ${timeText(thisProcess.seconds)} on the clock in all, of the last process of each run that has ended; runs may
        have gone side by side.
      </p>`,
  );
};
