import { progressText } from "../core/explanation-text.ts";
import type { ProgressTrace } from "../core/progress-trace.ts";
import { figure, frame, path, scalesOf, yAxis } from "../drawing/chart.ts";
import { html, type Markup } from "../drawing/html.ts";
import { extentOf } from "../drawing/scale.ts";

const box = frame({ width: 560, height: 150, left: 60, right: 12, top: 10, bottom: 14 });

/** What could still be reached of the worst episode, step by step, with the stretch in which most was lost. */
export const progressTrace = (trace: ProgressTrace): Markup => {
  const { points, length, lost } = trace;
  const fitness = points.map((point) => point.fitness);
  const { x, y } = scalesOf(box, { x: [0, Math.max(1, length)], y: extentOf(fitness, { padding: 0.08 }), ticks: 3 });
  const text = progressText(trace);
  const line = path(points.map((point) => [x(point.step), y(point.fitness)] as const));
  const stretch = lost && path([[x(lost.from), y(lost.before)] as const, [x(lost.to), y(lost.after)] as const]);
  return html`<h3>Where its worst episode was lost</h3>
    <figure class="course best">
      ${figure(box, {
        label: text,
        content: html`${yAxis(box, { y })}<path
            class="line"
            d="${line}"
          />${stretch !== null && html`<path class="line" stroke-width="4" d="${stretch}" />`}`,
      })}
      <figcaption>
        <small>Fitness that is still reached where the other policy takes over, by step: ${text}.</small>
      </figcaption>
    </figure>`;
};
