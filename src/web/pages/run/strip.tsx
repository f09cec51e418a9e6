import { useState } from "preact/hooks";
import { figure, percent } from "../../../core/format.ts";
import { frame } from "../../../drawing/chart.ts";
import { extentOf, linearScale } from "../../../drawing/scale.ts";
import type { Generation, Mark, Reference } from "../../../server/views/run/types.ts";
import { YAxis } from "../../parts/axes.tsx";
import { useWidth } from "../../parts/use-width.ts";
import { go, path } from "../../router.ts";

const rowHeight = 26;

const shapes: Record<string, string> = {
  rejected: "M-3.5-3.5l7 7m0-7l-7 7",
  failed: "M-3.5-3.5l7 7m0-7l-7 7",
  screened: "M-4 0h8",
  dropped: "M-4-2.5h8l-4 6z",
};

/** Who has no fitness stands below the axis, by what became of it. */
const Fallen = ({ mark: { fate, share }, x, y }: { mark: Mark; x: number; y: number }) => {
  const shape = shapes[fate];
  if (shape !== undefined) return <path class={`fallen ${fate}`} d={shape} transform={`translate(${x} ${y})`} />;
  const around = 2 * Math.PI * 4.5;
  return (
    <g transform={`translate(${x} ${y}) rotate(-90)`}>
      <circle class="waiting" r="4.5" />
      {share !== null && <circle class="share" r="4.5" stroke-dasharray={`${share * around} ${around}`} />}
    </g>
  );
};

const Caption = ({ mark }: { mark: Mark | null }) => (
  <p class="caption" aria-live="polite">
    {mark === null ? (
      <span class="soft">Point at a candidate, or use the arrow keys; Enter opens it.</span>
    ) : (
      <>
        <b>{mark.id}</b> {mark.fitness === null ? mark.fateText : `fitness ${figure(mark.fitness)}`}
        {mark.success !== null && `, success ${percent(mark.success)}`}
        {mark.alarm && <span class="alarm"> hack alarm</span>}{" "}
        <span class="soft">
          {mark.operator}: {mark.note}
        </span>
      </>
    )}
  </p>
);

/** Every candidate in its generation's column at the height of its fitness, the best so far as a stair above them. */
export const Strip = ({
  run,
  strip,
  references,
  best,
}: {
  run: string;
  strip: readonly Generation[];
  references: readonly Reference[];
  best: string | null;
}) => {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<string | null>(null);
  const all = strip.flatMap(({ marks }) => marks);
  const box = frame({ width, height: 264 + rowHeight, left: 52, right: 8, top: 24, bottom: 28 + rowHeight });
  const scores = all.flatMap(({ fitness }) => fitness ?? []);
  const y = linearScale(extentOf([...scores, ...references.map(({ fitness }) => fitness)], { padding: 0.06 }), {
    range: [box.height - box.bottom, box.top],
  });
  const column = (box.width - box.left - box.right) / Math.max(1, strip.length);
  const base = box.height - box.bottom;
  const left = (index: number): number => box.left + column * index;
  let highest: number | null = null;
  const stair = strip.flatMap(({ marks }, index) => {
    for (const { fitness } of marks) if (fitness !== null) highest = Math.max(highest ?? fitness, fitness);
    return highest === null
      ? []
      : [`${index === 0 || highest === null ? "" : "L"}${left(index)} ${y(highest)}H${left(index + 1)}`];
  });
  const step = (by: number): void => {
    const index = all.findIndex(({ id }) => id === at);
    setAt(all[Math.min(all.length - 1, Math.max(0, index + by))]?.id ?? null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "ArrowRight") step(1);
    else if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "Enter" && at !== null) go(path("run", run, "candidate", at));
    else return;
    event.preventDefault();
  };
  /** Numbers of generations, as many as have room. */
  const every = Math.ceil(28 / column);
  return (
    <div ref={ref}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        class="strip"
        role="group"
        tabIndex={0}
        aria-label={`${all.length} candidates by generation`}
        onKeyDown={onKey}
      >
        <svg
          width={width}
          height={box.height}
          viewBox={`0 0 ${width} ${box.height}`}
          onPointerLeave={() => setAt(null)}
        >
          <YAxis box={box} y={y} label="fitness on search seeds" />
          {strip.map(({ number }, index) => (
            <g key={number}>
              {index > 0 && <line class="grid" x1={left(index)} x2={left(index)} y1={box.top} y2={base + rowHeight} />}
              {index % every === 0 && (
                <text x={left(index) + column / 2} y={box.height - 8} text-anchor="middle">
                  {number}
                </text>
              )}
            </g>
          ))}
          <line class="base" x1={box.left} x2={box.width - box.right} y1={base} y2={base} />
          {references.map(({ name, fitness }) => (
            <line
              key={name}
              class={`level ${name}`}
              x1={box.left}
              x2={box.width - box.right}
              y1={y(fitness)}
              y2={y(fitness)}
            />
          ))}
          {stair.length > 0 && <path class="so-far" d={`M${stair.join("").replace(/^L/, "")}`} />}
          {strip.map(({ marks }, index) =>
            marks.map((mark, place) => {
              const x = left(index) + column * (0.06 + (0.88 * (place + 1)) / (marks.length + 1));
              const isBest = mark.id === best;
              const isAt = mark.id === at;
              return (
                <a
                  key={mark.id}
                  href={path("run", run, "candidate", mark.id)}
                  // Of drawings, attributes are written as they are read.
                  tabindex={-1}
                  aria-label={mark.id}
                  onPointerEnter={() => setAt(mark.id)}
                >
                  {mark.fitness === null ? (
                    <Fallen mark={mark} x={x} y={base + rowHeight / 2 + 2} />
                  ) : (
                    <circle
                      class={`candidate ${isBest ? "first" : ""} ${mark.alarm ? "alarm" : ""}`}
                      cx={x}
                      cy={y(mark.fitness)}
                      r={isBest ? 6 : 4}
                    />
                  )}
                  {isAt && (
                    <circle
                      class="at"
                      cx={x}
                      cy={mark.fitness === null ? base + rowHeight / 2 + 2 : y(mark.fitness)}
                      r="9"
                    />
                  )}
                </a>
              );
            }),
          )}
        </svg>
      </div>
      <Caption mark={all.find(({ id }) => id === at) ?? null} />
      <p class="keys">
        {best !== null && <span class="key dot best">best</span>}
        <span class="key dot trained">trained</span>
        <span class="key so-far">best so far</span>
        {references.map(({ name }) => (
          <span key={name} class={`key dashed ${name}`}>
            {name}
          </span>
        ))}
      </p>
    </div>
  );
};
