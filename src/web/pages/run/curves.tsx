import { useState } from "preact/hooks";
import { countText, figure } from "../../../core/format.ts";
import { frame, path, scalesOf } from "../../../drawing/chart.ts";
import { extentOf } from "../../../drawing/scale.ts";
import type { CurveLine, Reference, Running } from "../../../server/views/run/types.ts";
import { XAxis, YAxis } from "../../parts/axes.tsx";
import { useWidth } from "../../parts/use-width.ts";

const toneOf = ({ kind, name }: Pick<CurveLine, "kind" | "name">): string => (kind === "best" ? "best" : name);

/** The point of a line that is nearest to these steps. */
const nearest = ({ points }: CurveLine, steps: number): CurveLine["points"][number] | undefined =>
  points.reduce<CurveLine["points"][number] | undefined>(
    (best, point) => (best === undefined || Math.abs(point[0] - steps) < Math.abs(best[0] - steps) ? point : best),
    undefined,
  );

const bandOf = (points: CurveLine["points"], x: (value: number) => number, y: (value: number) => number): string =>
  `${path([
    ...points.map(([steps, mean, , high]) => [x(steps), y(high ?? mean)] as const),
    ...points.toReversed().map(([steps, mean, low]) => [x(steps), y(low ?? mean)] as const),
  ])}Z`;

/** Learning curves of the best and of references with their intervals over seeds; trainings under way as thin lines. */
export const Curves = ({
  curves,
  running,
  references,
}: {
  curves: readonly CurveLine[];
  running: readonly Running[];
  references: readonly Reference[];
}) => {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const random = references.find(({ name }) => name === "random");
  const points = curves.flatMap((curve) => curve.points);
  const live = running.flatMap((training) => training.points);
  const box = frame({ width, height: 270, left: 52, right: 8, top: 24, bottom: 42 });
  const { x, y } = scalesOf(box, {
    x: [0, Math.max(1, ...points.map(([steps]) => steps), ...live.map(([steps]) => steps))],
    y: extentOf(
      [
        ...points.flatMap(([, mean, low, high]) => [low ?? mean, high ?? mean]),
        ...live.map(([, fitness]) => fitness),
        ...(random === undefined ? [] : [random.fitness]),
      ],
      { padding: 0.05 },
    ),
  });
  if (points.length + live.length === 0)
    return (
      <div ref={ref} class="soft none">
        No training has a curve yet.
      </div>
    );
  const onPoint = (event: PointerEvent): void => {
    const left = (event.currentTarget as SVGElement).getBoundingClientRect().left;
    const share = (event.clientX - left - box.left) / (box.width - box.left - box.right);
    setAt(Math.min(1, Math.max(0, share)) * x.domain[1]);
  };
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={box.height}
        viewBox={`0 0 ${width} ${box.height}`}
        role="img"
        aria-label={`Learning curves of ${curves.map(({ name }) => name).join(", ")}: fitness in training against environment steps`}
        onPointerMove={onPoint}
        onPointerLeave={() => setAt(null)}
      >
        <YAxis box={box} y={y} label="fitness in training" />
        <XAxis box={box} x={x} label="environment steps" />
        {random !== undefined && (
          <line
            class="level random"
            x1={box.left}
            x2={box.width - box.right}
            y1={y(random.fitness)}
            y2={y(random.fitness)}
          />
        )}
        {running.map(({ owner, pool, seed, points: course }) => (
          <path
            key={`${owner}${pool}${seed}`}
            class="live"
            d={path(course.map(([steps, fitness]) => [x(steps), y(fitness)] as const))}
          />
        ))}
        {curves.map((curve) => (
          <g key={curve.name} class={toneOf(curve)}>
            {curve.points[0]?.[2] !== null && <path class="band" d={bandOf(curve.points, x, y)} />}
            <path class="line" d={path(curve.points.map(([steps, mean]) => [x(steps), y(mean)] as const))} />
          </g>
        ))}
        {at !== null && (
          <g>
            <line class="hair" x1={x(at)} x2={x(at)} y1={box.top} y2={box.height - box.bottom} />
            {curves.map((curve) => {
              const point = nearest(curve, at);
              return (
                point && (
                  <circle key={curve.name} class={`dot ${toneOf(curve)}`} cx={x(point[0])} cy={y(point[1])} r="3.5" />
                )
              );
            })}
          </g>
        )}
      </svg>
      <p class="keys">
        {curves.map((curve) => {
          const point = at === null ? undefined : nearest(curve, at);
          return (
            <span key={curve.name} class={`key ${toneOf(curve)}`}>
              {curve.name}{" "}
              {point === undefined ? (
                `(${curve.seeds} ${curve.pool} ${curve.seeds === 1 ? "seed" : "seeds"})`
              ) : (
                <b>{figure(point[1])}</b>
              )}
            </span>
          );
        })}
        {random !== undefined && <span class="key dashed random">random policy</span>}
        {live.length > 0 && <span class="key live">in training</span>}
        {at !== null && <span class="soft">at {countText(Math.round(at))} steps</span>}
      </p>
    </div>
  );
};
