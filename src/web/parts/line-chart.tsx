import { useState } from "preact/hooks";
import { figure } from "../../core/format.ts";
import { path, tickLabels } from "../../drawing/chart.ts";
import { extentOf, linearScale, type Scale } from "../../drawing/scale.ts";
import { useWidth } from "./use-width.ts";
import "./line-chart.css";

export type ChartPoint = { x: number; y: number; low?: number | null; high?: number | null };
/** `tone`: a class that sets --tone; `stepped`: the value holds until the next point. */
export type ChartLine = {
  name: string;
  tone: string;
  points: readonly ChartPoint[];
  dashed?: boolean;
  stepped?: boolean;
};
/** A stretch of the x axis that something happened in. */
export type ChartMark = { from: number; to: number; label: string };

type Box = { width: number; height: number; left: number; right: number; top: number; bottom: number };

const margins = { left: 52, right: 12, top: 10, bottom: 22 };

/** Pixels of a letter of the axes, about. */
const letter = 6;

const outline = (points: readonly (readonly [number, number])[], stepped: boolean): string =>
  stepped ? points.map(([x, y], index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("") : path(points);

const Grid = ({ box, x, y, xTitle }: { box: Box; x: Scale; y: Scale; xTitle: string }) => {
  const labels = { x: tickLabels(x.ticks), y: tickLabels(y.ticks) };
  const foot = box.height - box.bottom;
  return (
    <g aria-hidden="true">
      {y.ticks.map((tick, index) => (
        <g key={tick}>
          <line class="grid" x1={box.left} x2={box.width - box.right} y1={y(tick)} y2={y(tick)} />
          <text x={box.left - 8} y={y(tick) + 4} text-anchor="end">
            {labels.y[index]}
          </text>
        </g>
      ))}
      {x.ticks.map(
        (tick, index) =>
          // The title stands at the end of their row.
          x(tick) < box.width - box.right - letter * (xTitle.length + 4) && (
            <text key={tick} x={x(tick)} y={foot + 16} text-anchor="middle">
              {labels.x[index]}
            </text>
          ),
      )}
      <text x={box.width - box.right} y={foot + 16} text-anchor="end">
        {xTitle}
      </text>
    </g>
  );
};

const bandOf = ({ points }: ChartLine, { x, y }: { x: Scale; y: Scale }): string | null => {
  if (!points.some(({ low }) => low != null)) return null;
  const edge = [
    ...points.map((point) => [x(point.x), y(point.high ?? point.y)] as const),
    ...points.toReversed().map((point) => [x(point.x), y(point.low ?? point.y)] as const),
  ];
  return `${path(edge)}Z`;
};

/** The point of a line that is nearest to where the pointer is. */
const nearest = (points: readonly ChartPoint[], x: number): ChartPoint | undefined =>
  points.reduce<ChartPoint | undefined>(
    (best, point) => (best === undefined || Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best),
    undefined,
  );

const Readout = ({
  lines,
  at,
  x,
  y,
  box,
}: {
  lines: readonly ChartLine[];
  at: number;
  x: Scale;
  y: Scale;
  box: Box;
}) => (
  <g class="readout" aria-hidden="true">
    <line class="hair" x1={x(at)} x2={x(at)} y1={box.top} y2={box.height - box.bottom} />
    {lines.map((line) => {
      const point = nearest(line.points, at);
      return (
        point && (
          <g key={line.name} class={line.tone}>
            <circle cx={x(point.x)} cy={y(point.y)} r="3.5" />
            <text
              class="value"
              x={x(point.x) + (x(point.x) > box.width / 2 ? -8 : 8)}
              y={y(point.y) - 7}
              text-anchor={x(point.x) > box.width / 2 ? "end" : "start"}
            >
              {figure(point.y)}
            </text>
          </g>
        )
      );
    })}
  </g>
);

/** What the lines come to, for who cannot see them. */
const labelOf = (title: string, lines: readonly ChartLine[]): string =>
  `${title}: ${lines
    .map(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      return first && last ? `${name} ${figure(first.y)} to ${figure(last.y)}` : `${name} nothing yet`;
    })
    .join("; ")}`;

/** Lines over one axis, with their intervals; the values where the pointer is. */
export const LineChart = ({
  title,
  lines,
  xTitle,
  height = 220,
  marks = [],
}: {
  title: string;
  lines: readonly ChartLine[];
  xTitle: string;
  height?: number;
  marks?: readonly ChartMark[];
}) => {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const all = lines.flatMap(({ points }) => points);
  const box = { width, height, ...margins };
  const x = linearScale(extentOf([0, ...all.map((point) => point.x)]), {
    range: [box.left, width - box.right],
    ticks: width < 420 ? 3 : 6,
  });
  const y = linearScale(
    extentOf(
      all.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]),
      { padding: 0.06 },
    ),
    { range: [height - box.bottom, box.top], ticks: height < 160 ? 3 : 5 },
  );
  const follow = (event: PointerEvent): void => {
    const edge = (event.currentTarget as Element).getBoundingClientRect().left;
    const share = (event.clientX - edge - box.left) / Math.max(1, width - box.left - box.right);
    setAt(x.domain[0] + Math.min(1, Math.max(0, share)) * (x.domain[1] - x.domain[0]));
  };
  return (
    <div class="line-chart" ref={ref} style={{ height: `${height}px` }}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={labelOf(title, lines)}
        onPointerMove={follow}
        onPointerLeave={() => setAt(null)}
      >
        <Grid box={box} x={x} y={y} xTitle={xTitle} />
        {marks.map(({ from, to, label }) => (
          <rect
            key={`${label} ${from}`}
            class="mark"
            x={x(from)}
            width={Math.max(2, x(to) - x(from))}
            y={box.top}
            height={height - box.top - box.bottom}
          >
            <title>{label}</title>
          </rect>
        ))}
        {lines.map((line) => {
          const band = bandOf(line, { x, y });
          const points = line.points.map((point) => [x(point.x), y(point.y)] as const);
          return (
            <g key={line.name} class={line.tone}>
              {band !== null && <path class="band" d={band} />}
              <path class={line.dashed ? "line dashed" : "line"} d={outline(points, line.stepped === true)} />
              {points.length === 1 && <circle class="dot" cx={points[0]?.[0]} cy={points[0]?.[1]} r="3" />}
            </g>
          );
        })}
        {at !== null && <Readout lines={lines} at={at} x={x} y={y} box={box} />}
      </svg>
    </div>
  );
};
