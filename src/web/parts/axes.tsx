import { tickLabels, type Frame } from "../../drawing/chart.ts";
import type { Scale } from "../../drawing/scale.ts";

/** Lines across with their values at the left. */
export const YAxis = ({ box, y, label }: { box: Frame; y: Scale; label?: string }) => {
  const labels = tickLabels(y.ticks);
  return (
    <g>
      {y.ticks.map((tick, index) => (
        <g key={tick}>
          <line class="grid" x1={box.left} x2={box.width - box.right} y1={y(tick)} y2={y(tick)} />
          <text x={box.left - 8} y={y(tick) + 4} text-anchor="end">
            {labels[index]}
          </text>
        </g>
      ))}
      {label !== undefined && (
        <text x={box.left} y={box.top - 10}>
          {label}
        </text>
      )}
    </g>
  );
};

/** The base line with its values below. */
export const XAxis = ({ box, x, label }: { box: Frame; x: Scale; label: string }) => {
  const labels = tickLabels(x.ticks);
  const base = box.height - box.bottom;
  return (
    <g>
      <line class="base" x1={box.left} x2={box.width - box.right} y1={base} y2={base} />
      {x.ticks.map((tick, index) => (
        <text key={tick} x={x(tick)} y={base + 16} text-anchor="middle">
          {labels[index]}
        </text>
      ))}
      <text x={(box.left + box.width - box.right) / 2} y={base + 32} text-anchor="middle">
        {label}
      </text>
    </g>
  );
};
