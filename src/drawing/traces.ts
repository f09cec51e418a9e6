import { figure, figures } from "../core/format.ts";
import { html, type Markup } from "./html.ts";
import { extentOf, linearScale } from "./scale.ts";
import { pixels } from "./projection.ts";
import type { Series } from "./series.ts";

/** Where a trace is drawn, px; its figures stand right of it. */
export type TraceBox = { left: number; top: number; width: number; height: number };

/** At most so many pieces of the time axis, each drawn from its least to its most value. */
const pieces = 300;

type Sample = readonly [step: number, value: number];

/** As many samples as the eye can tell apart, peaks kept. */
export const decimate = (values: ArrayLike<number>, from: number): Sample[] => {
  if (values.length <= 2 * pieces) return Array.from(values, (value, index): Sample => [index + from, value]);
  const size = values.length / pieces;
  return Array.from({ length: pieces }, (_, piece): Sample[] => {
    const first = Math.floor(piece * size);
    const last = Math.max(first + 1, Math.floor((piece + 1) * size));
    let [low, high] = [first, first];
    for (let index = first; index < last; index++) {
      if ((values[index] as number) < (values[low] as number)) low = index;
      if ((values[index] as number) > (values[high] as number)) high = index;
    }
    const ends = low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
    return ends.map((index): Sample => [index + from, values[index] as number]);
  }).flat();
};

/** One path; an angle that jumps by a turn is lifted off. */
const linePath = (
  samples: readonly Sample[],
  place: { x: (step: number) => number; y: (value: number) => number; jump: number },
): string =>
  samples
    .map(([step, value], index) => {
      const before = samples[index - 1];
      const lifted = before === undefined || Math.abs(value - before[1]) > place.jump;
      return `${lifted ? "M" : "L"}${pixels(place.x(step))} ${pixels(place.y(value))}`;
    })
    .join("");

/** A fact as bars where it holds. */
const barPath = (
  values: readonly number[],
  { from, x, box }: { from: number; x: (step: number) => number; box: TraceBox },
): string => {
  const paths: string[] = [];
  for (let index = 0; index < values.length; index++) {
    if (!((values[index] as number) > 0.5)) continue;
    const first = index;
    while (index + 1 < values.length && (values[index + 1] as number) > 0.5) index++;
    const [left, right] = [pixels(x(first + from - 0.5)), pixels(x(index + from + 0.5))];
    paths.push(`M${left} ${pixels(box.top + 3)}H${right}V${pixels(box.top + box.height - 3)}H${left}Z`);
  }
  return paths.join("");
};

/** A number's course over an episode of `length` steps, with its least and most at the right. */
export const traceMarkup = (series: Series, { box, length }: { box: TraceBox; length: number }): Markup => {
  const { left, top, width, height } = box;
  const x = linearScale([0, Math.max(1, length)], { range: [left, left + width] });
  const bottom = top + height;
  if (series.kind === "boolean") {
    return html`<line class="grid" x1="${left}" x2="${left + width}" y1="${bottom}" y2="${bottom}" /><path
        class="fact ${series.tone}"
        d="${barPath(series.values, { from: series.from, x, box })}"
      />`;
  }
  const domain = extentOf(series.values);
  const isConstant = series.values.every((value) => value === series.values[0]);
  const y = linearScale(domain, { range: [bottom - 3, top + 3] });
  const jump = series.kind === "periodic" ? (domain[1] - domain[0]) / 2 : Infinity;
  const zero = domain[0] < 0 && domain[1] > 0 ? y(0) : null;
  const [least, most] = figures(domain);
  const label = (text: string | undefined, at: number) =>
    html`<text class="tick" x="${left + width + 6}" y="${at}">${text}</text>`;
  return html`<line class="grid" x1="${left}" x2="${left + width}" y1="${bottom}" y2="${bottom}" />${
      zero !== null && html`<line class="zero" x1="${left}" x2="${left + width}" y1="${zero}" y2="${zero}" />`
    }<path class="trace ${series.tone}" d="${linePath(decimate(series.values, series.from), { x, y, jump })}" />${
      isConstant
        ? label(figure(series.values[0] ?? 0), (top + bottom) / 2 + 4)
        : html`${label(most, top + 9)}${label(least, bottom)}`
    }`;
};
