import { decimate } from "../../drawing/traces.ts";

/** A series as a path in a box of its own: x from 0 to `width` over the longest episode, y from 0 (most) to `height` (least). */
export type StripBox = { width: number; height: number; /** Steps that the width stands for. */ steps: number };

type Values = { values: Float32Array; from: number; kind: "number" | "boolean" | "periodic" };

const round = (value: number): number => Math.round(10 * value) / 10;

/** Least and most of all the lines of a strip; apart, also where nothing moves. */
export const extentOf = (lines: readonly Float32Array[]): [least: number, most: number] => {
  let [least, most] = [Infinity, -Infinity];
  for (const values of lines) {
    for (const value of values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  if (!(least <= most)) return [0, 1];
  return least === most ? [least - 0.5, most + 0.5] : [least, most];
};

/** SVG path data: a line, or, of a fact, bars where it holds. */
export const stripPath = (
  { values, from, kind }: Values,
  { box: { width, height, steps }, extent: [least, most] }: { box: StripBox; extent: readonly [number, number] },
): string => {
  const x = (step: number): number => round((width * step) / Math.max(1, steps));
  if (kind === "boolean") {
    let path = "";
    for (let index = 0; index < values.length; index++) {
      if (!((values[index] as number) > 0.5)) continue;
      const first = index;
      while (index + 1 < values.length && (values[index + 1] as number) > 0.5) index++;
      path += `M${x(Math.max(0, first + from - 0.5))} 0H${x(Math.min(steps, index + from + 0.5))}V${height}H${x(Math.max(0, first + from - 0.5))}Z`;
    }
    return path;
  }
  const y = (value: number): number => round((height * (most - value)) / (most - least));
  // An angle that jumps by a turn is lifted off.
  const jump = kind === "periodic" ? (most - least) / 2 : Infinity;
  let before: number | undefined;
  return decimate(values, from)
    .map(([step, value]) => {
      const lifted = before === undefined || Math.abs(value - before) > jump;
      before = value;
      return `${lifted ? "M" : "L"}${x(step)} ${y(value)}`;
    })
    .join("");
};
