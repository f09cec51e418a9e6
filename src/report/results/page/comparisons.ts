import { figures, percent } from "../../../core/format.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { intervalPlot, intervalScale } from "../../interval-plot.ts";
import { section } from "../../page-parts.ts";
import { isShown, overText } from "../comparison-words.ts";
import { toneOf } from "../tones.ts";
import type { Results } from "../types.ts";
import { withInterval } from "../words.ts";
import { estimated } from "./estimated.ts";

export const comparisonSection = ({ comparisons, tasks, methods }: Results): Markup | false => {
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
