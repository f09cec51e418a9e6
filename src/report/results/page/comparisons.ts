import { figures, percent } from "../../../core/format.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { intervalPlot, intervalScale } from "../../interval-plot.ts";
import { section } from "../../page-parts.ts";
import { table } from "../../table.ts";
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
    return {
      tone: isShown(each) ? "best" : undefined,
      cells: [
        html`${left} − ${right}${tasks.length > 1 && html`<small>${task}</small>`}`,
        estimated(difference, interval),
        intervalPlot(
          { values: [], mean: difference, interval, zero: 0 },
          {
            x: scales.get(task) ?? intervalScale([0]),
            tone: toneOf(names.indexOf(difference >= 0 ? left : right)),
            label,
          },
        ),
        p,
        corrected,
        percent(improvement.probability),
        overText(each),
        isShown(each) ? `${difference > 0 ? left : right} is above` : "no difference shown",
      ],
    };
  };
  return section(
    "Compared",
    html`${table(
        [
          { title: "left − right" },
          { title: "difference" },
          { title: "with 0 dashed", kind: "plot" },
          { title: "p" },
          { title: "p, Holm" },
          { title: "left above" },
          { title: "over", kind: "words" },
          { title: "so", kind: "words" },
        ],
        { rows: comparisons.map(row), label: "Methods compared in pairs", kind: "results" },
      )}
      <p class="legend">
        Intervals hold all ${comparisons.length} at once with 95 %; <i>left above</i> is how often a run of the left
        scores above one of the right.
      </p>`,
  );
};
