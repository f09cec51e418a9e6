import { figure } from "../../core/format.ts";
import { extentOf, linearScale } from "../../drawing/scale.ts";

const [width, height] = [92, 24];

/** The best so far, generation by generation, as a stair without axes: only its shape can be read, so it says its ends. */
export const Sparkline = ({ values }: { values: readonly (number | null)[] }) => {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return <span class="soft">–</span>;
  const x = linearScale([0, Math.max(1, values.length)], { range: [1, width - 5] });
  const y = linearScale(extentOf(known.map(({ value }) => value)), { range: [height - 3, 3] });
  const stair = known.map(
    ({ value, index }) => `${index === first.index ? "M" : "L"}${x(index)} ${y(value)}H${x(index + 1)}`,
  );
  return (
    <svg
      class="sparkline best"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`best so far: ${figure(first.value)} after generation ${first.index + 1}, ${figure(last.value)} after ${last.index + 1}`}
    >
      <path class="line" d={stair.join("")} />
      <circle class="dot" cx={x(values.length)} cy={y(last.value)} r="2.5" />
    </svg>
  );
};
