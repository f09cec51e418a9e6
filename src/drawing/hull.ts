import type { Point } from "./projection.ts";

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const chain = (points: readonly Point[]): Point[] => {
  const line: Point[] = [];
  for (const point of points) {
    while (line.length >= 2 && turn(line.at(-2) as Point, line.at(-1) as Point, point) <= 0) line.pop();
    line.push(point);
  }
  return line.slice(0, -1);
};

/** The convex hull (Andrew's monotone chain), in one turning sense; of a single place that place. */
export const convexHull = (points: readonly Point[]): Point[] => {
  const sorted = [...points]
    .sort((left, right) => left[0] - right[0] || left[1] - right[1])
    .filter(([x, y], index, all) => index === 0 || x !== all[index - 1]?.[0] || y !== all[index - 1]?.[1]);
  const hull = [...chain(sorted), ...chain([...sorted].reverse())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
};
