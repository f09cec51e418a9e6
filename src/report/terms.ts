import { figures, percent } from "../core/format.ts";
import { figure, frame, path, scalesOf, yAxis } from "../drawing/chart.ts";
import { html, type Markup } from "../drawing/html.ts";
import { extentOf } from "../drawing/scale.ts";
import { table } from "./table.ts";
import type { TermRow } from "./types.ts";

const courseBox = frame({ width: 300, height: 120, left: 52, right: 10, top: 8, bottom: 12 });

/** Each term over the training, large enough to be read: what it paid per step at the checkpoints. */
export const termCourses = (terms: readonly TermRow[]): Markup | false => {
  const drawn = terms.filter(({ curve }) => curve.length > 1);
  if (drawn.length === 0) return false;
  return html`<h3>Its terms over the training</h3>
    <div class="courses">
      ${drawn.map(({ name, curve }) => {
        const { x, y } = scalesOf(courseBox, {
          x: [0, curve.length - 1],
          y: extentOf(curve, { padding: 0.08 }),
          ticks: 3,
        });
        const [first, last] = figures([curve[0] ?? 0, curve.at(-1) ?? 0]) as [string, string];
        const label = curve.every((value) => value === curve[0]) ? `${first} throughout` : `${first} to ${last}`;
        return html`<figure class="course best">
          <figcaption><code>${name}</code> <small>per step, ${label}</small></figcaption>
          ${figure(courseBox, {
            label: `${name}: ${label}`,
            content: html`${yAxis(courseBox, { y })}<path
                class="line"
                d="${path(curve.map((value, index) => [x(index), y(value)] as const))}"
              />`,
          })}
        </figure>`;
      })}
    </div>`;
};

/** Each term of a reward with its figures per step, its share of the reward as a bar, and the verdict. */
export const termTable = (terms: readonly Omit<TermRow, "curve">[]): Markup =>
  table(
    [
      { title: "term" },
      { title: "mean" },
      { title: "min" },
      { title: "max" },
      { title: "share of the reward", kind: "text" },
      { title: "verdict", kind: "text" },
    ],
    {
      label: "Terms and what they paid",
      kind: "terms",
      rows: terms.map(({ name, mean, min, max, share, verdict }) => ({
        cells: [
          html`<code>${name}</code>`,
          ...figures([mean, min, max]),
          html`<span class="bar"
              ><span style="width:${Math.round(100 * Math.min(1, Math.max(0, share)))}%"></span
            ></span>
            ${percent(share)}`,
          verdict !== null && html`<span class="verdict ${verdict}">${verdict}</span>`,
        ],
      })),
    },
  );
