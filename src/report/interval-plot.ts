import { html, type Markup } from "../drawing/html.ts";
import { extentOf, linearScale, type Scale } from "../drawing/scale.ts";

const width = 260;
const height = 26;
/** Dots that can still be told apart. */
const mostDots = 200;

/** One scale for all rows of a table. */
export const intervalScale = (values: readonly number[]): Scale =>
  linearScale(extentOf(values, { padding: 0.04 }), { range: [4, width - 4] });

/** Every value as a dot, the mean as a line, the interval as a bar; with `zero` a line where nothing is. */
export const intervalPlot = (
  {
    values,
    mean,
    interval,
    zero,
  }: { values: readonly number[]; mean: number; interval: readonly [number, number] | null; zero?: number },
  { x, tone, label }: { x: Scale; tone: string; label: string },
): Markup => {
  const middle = height / 2;
  return html`<svg
    class="interval ${tone}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${label}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <line class="grid" x1="0" x2="${width}" y1="${middle}" y2="${middle}" />
    ${zero !== undefined && html`<line class="zero" x1="${x(zero)}" x2="${x(zero)}" y1="0" y2="${height}" />`}
    ${
      interval !== null &&
      html`<rect
        class="band"
        x="${x(interval[0])}"
        y="${middle - 6}"
        width="${Math.max(2, x(interval[1]) - x(interval[0]))}"
        height="12"
        rx="3"
      />`
    }
    ${values.length <= mostDots && values.map((value) => html`<circle cx="${x(value)}" cy="${middle}" r="2.5" />`)}
    <line class="line" x1="${x(mean)}" x2="${x(mean)}" y1="3" y2="${height - 3}" />
  </svg>`;
};
