import { memo } from "preact/compat";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { figure } from "../../core/format.ts";
import type { Playback } from "./playback.ts";
import { valueAt, type Row } from "./rows.ts";
import { extentOf, stripPath } from "./strip-path.ts";
import { listenCalmly } from "./use-moment.ts";
import { letter } from "./words.ts";

const box = { width: 1000, height: 40 };

/** Where a strip's reader is told the least and most that it went through. */
const rangeText = (row: Row, [least, most]: readonly [number, number]): string =>
  row.kind === "boolean" ? "" : `${figure(least)} to ${figure(most)}`;

/** One row: a name, lines on the common time axis, the value now. */
const StripRow = ({ row, steps, several }: { row: Row; steps: number; several: boolean }) => {
  const extent = useMemo(() => extentOf(row.lines.map(({ values }) => values)), [row]);
  const [least, most] = extent;
  const zero = row.kind !== "boolean" && least < 0 && most > 0 ? (box.height * most) / (most - least) : null;
  return (
    <div class="player-row player-strip">
      <div class="player-name" title={row.name}>
        <span>{row.name}</span> <small>{row.note}</small>
      </div>
      <svg
        class="player-plot"
        viewBox={`0 0 ${box.width} ${box.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${row.name} over time, ${rangeText(row, extent)}`}
      >
        {zero !== null && <line class="zero" x1={0} x2={box.width} y1={zero} y2={zero} />}
        {row.lines.map((line) => (
          <path
            key={line.episode}
            class={`${row.kind === "boolean" ? "fact" : "trace"} ${several ? `one${line.episode}` : row.tone}`}
            d={stripPath({ ...line, kind: row.kind }, { box: { ...box, steps }, extent })}
          />
        ))}
      </svg>
      <div class="player-value" data-row={row.key} />
    </div>
  );
};

const Lines = memo(StripRow);

/** The chosen numbers over time. Only their values change with the moment, and those without drawing anything anew. */
export const Strips = ({
  rows,
  playback,
  dt,
  steps,
  several,
}: {
  rows: readonly Row[];
  playback: Playback;
  dt: number;
  steps: number;
  several: boolean;
}) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const places = [...(host.current as HTMLDivElement).querySelectorAll(".player-value")];
    const tell = (time: number): void => {
      const step = Math.round(time / dt);
      rows.forEach((row, index) => {
        const texts = row.lines.map((line) => {
          const value = valueAt(line, step);
          const text =
            value === undefined ? "–" : row.kind === "boolean" ? (value > 0.5 ? "yes" : "no") : figure(value);
          return several ? `${letter(line.episode)} ${text}` : text;
        });
        const place = places[index] as Element;
        const text = texts.join("\n");
        if (place.textContent !== text) place.textContent = text;
      });
    };
    return listenCalmly(playback, tell);
  }, [rows, playback]);
  return (
    <div ref={host} class="player-strips">
      {rows.map((row) => (
        <Lines key={row.key} row={row} steps={steps} several={several} />
      ))}
    </div>
  );
};
