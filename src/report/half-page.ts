import { causeLines, markText, traceTitle } from "../core/half-page-text.ts";
import type { EpisodeTrace, HalfPage } from "../core/half-page.ts";
import { figures } from "../core/format.ts";
import { figure, frame, path, scalesOf, yAxis } from "../drawing/chart.ts";
import { html, type Markup } from "../drawing/html.ts";
import { extentOf } from "../drawing/scale.ts";
import { termTable } from "./terms.ts";

const box = frame({ width: 300, height: 96, left: 52, right: 10, top: 8, bottom: 12 });

/** One field over an episode, what decided drawn thick. */
const course = (
  { name, values }: EpisodeTrace["fields"][number],
  { steps, length, marks }: Pick<EpisodeTrace, "steps" | "length" | "marks">,
): Markup => {
  const { x, y } = scalesOf(box, { x: [0, Math.max(1, length)], y: extentOf(values, { padding: 0.08 }), ticks: 2 });
  const points = steps.map((step, place) => [step, values[place] as number] as const);
  const at = ([step, value]: readonly [number, number]) => [x(step), y(value)] as const;
  const decided = marks.map(({ from, to }) => {
    const within = points.filter(([step], place) => step < to && (points[place + 1]?.[0] ?? step + 1) > from);
    const last = points[points.indexOf(within.at(-1) as (typeof points)[number]) + 1];
    return last === undefined ? within : [...within, last];
  });
  const [first, end] = figures([values[0] ?? 0, values.at(-1) ?? 0]) as [string, string];
  const label = `${name}: ${first} to ${end}${marks.length === 0 ? "" : `; ${marks.map(markText).join("; ")}`}`;
  return html`<figure class="course best">
    <figcaption><code>${name}</code> <small>${first} to ${end}</small></figcaption>
    ${figure(box, {
      label,
      content: html`${yAxis(box, { y })}<path class="line" d="${path(points.map(at))}" />${decided
          .filter(({ length: count }) => count > 1)
          .map((stretch) => html`<path class="line" stroke-width="5" d="${path(stretch.map(at))}" />`)}`,
    })}
  </figure>`;
};

const trace = (each: EpisodeTrace): Markup =>
  html`<h4>Its ${each.which} episode</h4>
    <p class="legend">
      ${traceTitle(each)}.
      ${
        each.marks.length === 0
          ? "No moment of it is known to have decided."
          : `Drawn thick, what decided, as far as it was seen: ${each.marks.map(markText).join("; ")}.`
      }
    </p>
    ${each.fields.length > 0 && html`<div class="courses">${each.fields.map((field) => course(field, each))}</div>`}`;

/** Half a page on a candidate: what its terms paid, its best and worst episode, causes with what they are worth as evidence, a lesson. */
export const halfPage = (page: HalfPage): Markup => {
  const [intro, ...causes] = causeLines(page);
  return html`${page.terms.length > 0 && termTable(page.terms)}${page.traces.map(trace)}
    <h4>Why</h4>
    <p class="legend">${intro}</p>
    ${
      causes.length > 0 &&
      html`<ul>
        ${causes.map((line) => html`<li>${line}</li>`)}
      </ul>`
    }
    <p><b>Lesson</b>: ${page.lesson ?? "nothing is known to be wrong with it"}</p>`;
};
