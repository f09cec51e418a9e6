import { figure, percent } from "../../../core/format.ts";
import { sum } from "../../../core/statistics.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { table } from "../../table.ts";
import { cellName } from "../cell-keys.ts";
import type { Results } from "../types.ts";

/** Above so many runs, runs.csv has them and the page has not. */
const mostRunsShown = 500;

export const runList = ({ cells, thisProcess }: Results): Markup => {
  const count = sum(cells.map(({ runs }) => runs));
  if (count > mostRunsShown) return html`<p class="legend">runs.csv has all ${count} runs.</p>`;
  return html`<details>
    <summary>All ${count} runs</summary>
    ${table(
      [
        { title: "run" },
        { title: "cell", kind: "words" },
        { title: "seed" },
        { title: "fitness" },
        { title: "success" },
        { title: "no score, since", kind: "words" },
      ],
      {
        label: "All runs",
        kind: "results",
        rows: cells.flatMap((cell) =>
          cell.each.map(({ name, seed, fitness, success, unscored }) => ({
            cells: [
              html`<span title="${thisProcess.folders[name]}">${name}</span>`,
              cellName(cell),
              seed,
              fitness === null ? "–" : figure(fitness),
              success === null ? "–" : percent(success),
              unscored ?? "",
            ],
          })),
        ),
      },
    )}
  </details>`;
};
