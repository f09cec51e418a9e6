import { frame, narrowFrame, path, scalesOf, sizedFigure, xAxis, yAxis, type Frame } from "../drawing/chart.ts";
import { html, type Markup } from "../drawing/html.ts";
import { extentOf } from "../drawing/scale.ts";
import { poolTag } from "./page-parts.ts";
import type { LearningCurve } from "./types.ts";

/** Colour classes of the style sheet by what a line stands for. */
export const colourOf = (name: string, kind: "best" | "reference"): string =>
  kind === "best" ? "best" : ["human", "sparse", "random"].includes(name) ? name : "other";

/** Learning curves with their intervals over seeds; `level` is drawn as a dashed line: the random policy learns nothing. */
export const learningCurves = (
  curves: readonly LearningCurve[],
  { level }: { level: { name: string; value: number } | null },
): Markup => {
  const points = curves.flatMap((curve) => curve.points);
  if (points.length === 0) return html`<p class="none">No training has a learning curve.</p>`;
  const each = curves.flatMap((curve) => curve.each.flatMap((line) => line.map(([, fitness]) => fitness)));
  const extent = {
    x: [0, Math.max(...points.map(({ steps }) => steps))] as const,
    y: extentOf(
      [
        ...points.flatMap(({ mean, low, high }) => [low ?? mean, high ?? mean]),
        ...each,
        ...(level === null ? [] : [level.value]),
      ],
      { padding: 0.05 },
    ),
  };
  // The best last, so that it lies on top.
  const ordered = [...curves].sort((left, right) => Number(left.kind === "best") - Number(right.kind === "best"));
  const draw = (box: Frame) => {
    const { x, y } = scalesOf(box, extent);
    const band = ({ points: all }: LearningCurve) =>
      path([
        ...all.map(({ steps, mean, high }) => [x(steps), y(high ?? mean)] as const),
        ...[...all].reverse().map(({ steps, mean, low }) => [x(steps), y(low ?? mean)] as const),
      ]);
    return html`${yAxis(box, { y, title: "fitness in training" })}${xAxis(box, { x, title: "environment steps" })}${
      level !== null &&
      html`<line
        class="level ${colourOf(level.name, "reference")}"
        x1="${box.left}"
        x2="${box.width - box.right}"
        y1="${y(level.value)}"
        y2="${y(level.value)}"
      />`
    }${ordered.map(
      (curve) =>
        html`<g class="curve ${colourOf(curve.name, curve.kind)}"
          >${curve.points[0]?.low !== null && html`<path class="band" d="${band(curve)}Z" />`}${curve.each.map(
            (line) =>
              html`<path class="seed" d="${path(line.map(([steps, fitness]) => [x(steps), y(fitness)] as const))}" />`,
          )}<path class="line" d="${path(curve.points.map(({ steps, mean }) => [x(steps), y(mean)] as const))}"
        /></g>`,
    )}`;
  };
  const legend = html`<p class="legend">
    ${curves.map(
      ({ name, kind, seeds, pool }) =>
        html`<span class="key ${colourOf(name, kind)}">${name} ${poolTag(pool, seeds)}</span> `,
    )}${level !== null && html`<span class="key dashed ${colourOf(level.name, "reference")}">${level.name} policy</span>`}
  </p>`;
  return html`${sizedFigure(
    { wide: frame(), narrow: narrowFrame() },
    { label: "Learning curves: fitness against environment steps", draw },
  )}${legend}`;
};
