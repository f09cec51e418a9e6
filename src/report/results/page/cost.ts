import { dollars, timeText } from "../../../core/format.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { section } from "../../page-parts.ts";
import { table } from "../../table.ts";
import { cellName } from "../cell-keys.ts";
import type { Results } from "../types.ts";

export const costSection = ({ cells, thisProcess }: Results): Markup => {
  const hasModel = cells.some(({ spent }) => spent.modelCalls > 0);
  return section(
    "What it cost",
    html`${table(
        [
          { title: "cell" },
          { title: "runs" },
          { title: "programs" },
          { title: "trainings" },
          { title: "environment steps" },
          hasModel && { title: "calls" },
          hasModel && { title: "tokens in, out" },
          hasModel && { title: "money" },
        ],
        {
          label: "What each cell cost",
          kind: "results",
          rows: cells.map((cell) => ({
            cells: [
              cellName(cell),
              cell.runs,
              cell.spent.proposed,
              cell.spent.trainings,
              cell.spent.environmentSteps.toLocaleString("en"),
              cell.spent.modelCalls,
              `${cell.spent.inputTokens.toLocaleString("en")}, ${cell.spent.outputTokens.toLocaleString("en")}`,
              dollars(cell.spent.usd),
            ],
          })),
        },
      )}
      <p class="legend">
        ${timeText(thisProcess.seconds)} on the clock in all, of the last process of each run that has ended; runs may
        have gone side by side.
      </p>`,
  );
};
