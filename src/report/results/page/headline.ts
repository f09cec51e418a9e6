import { countText, dollars } from "../../../core/format.ts";
import { sum } from "../../../core/statistics.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { tile } from "../../page-parts.ts";
import { isShown } from "../comparison-words.ts";
import type { Results } from "../types.ts";
import { plural } from "../words.ts";

/** How much there is, in a few figures. */
export const headline = ({ cells, comparisons, spent, tasks, methods }: Results): Markup => {
  const shown = comparisons.filter(isShown).length;
  return html`<div class="tiles">
    ${tile(`${sum(cells.map(({ scored }) => scored))} of ${sum(cells.map(({ runs }) => runs))}`, {
      name: "runs with a score",
      detail: plural(cells.length, "cell"),
    })}
    ${tile(String(methods.length), { name: methods.length === 1 ? "method" : "methods", detail: `on ${plural(tasks.length, "task")}` })}
    ${
      comparisons.length > 0 &&
      tile(`${shown} of ${comparisons.length}`, {
        name: "differences shown",
        detail: "p ≤ 0.05 after Holm; the others are no proof of equality",
      })
    }
    ${tile(countText(spent.environmentSteps), { name: "environment steps", detail: plural(spent.trainings, "training") })}
    ${spent.modelCalls > 0 && tile(dollars(spent.usd), { name: "of a language model", detail: plural(spent.modelCalls, "call") })}
  </div>`;
};
