import { MOTION } from "../../core/player-episode.ts";
import type { Shape } from "../../core/recording.ts";
import { dot, turned, type Vector, type View } from "./view.ts";

export type Point = readonly [number, number];

/** What draws a shape needs: where points of the shape's own lie on the canvas, px, and the scale, px/m. */
type Placed = { at(own: Vector): Point; scale: number };

export const placed = (
  poses: Float32Array,
  { shape, view, scale, shift }: { shape: number; view: View; scale: number; shift: Point },
): Placed => {
  const place = shape * MOTION;
  const position: Vector = [poses[place] as number, poses[place + 1] as number, poses[place + 2] as number];
  return {
    scale,
    at(own) {
      const [x, y, z] = turned(own, poses, place + 3);
      const point: Vector = [position[0] + x, position[1] + y, position[2] + z];
      return [shift[0] + scale * dot(view.right, point), shift[1] - scale * dot(view.up, point)];
    },
  };
};

const polygon = (path: Path2D, points: readonly Point[]): void => {
  points.forEach(([x, y], index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
};

/** A rod with round ends: the exact outline of a capsule seen from anywhere. */
const rod = (path: Path2D, [from, to]: readonly [Point, Point], radius: number): void => {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  path.arc(to[0], to[1], radius, angle - Math.PI / 2, angle + Math.PI / 2);
  path.arc(from[0], from[1], radius, angle + Math.PI / 2, angle + (3 * Math.PI) / 2);
  path.closePath();
};

/** An ellipsoid's outline is the ellipse whose matrix is that of its half axes, seen flat. */
const ellipse = (path: Path2D, centre: Point, ends: readonly Point[]): void => {
  let [xx, xy, yy] = [0, 0, 0];
  for (const [endX, endY] of ends) {
    const [x, y] = [endX - centre[0], endY - centre[1]];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const middle = (xx + yy) / 2;
  const off = Math.hypot((xx - yy) / 2, xy);
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [long, short] = [Math.sqrt(middle + off), Math.sqrt(Math.max(0, middle - off))];
  path.moveTo(centre[0] + long * Math.cos(angle), centre[1] + long * Math.sin(angle));
  path.ellipse(centre[0], centre[1], long, short, angle, 0, 2 * Math.PI);
};

const halves = ([a, b, c]: readonly number[]): Vector[] => [
  [a ?? 0, 0, 0],
  [0, b ?? 0, 0],
  [0, 0, c ?? 0],
];

/** All six faces, filled together: their union is the box's outline from wherever it is seen. */
const box = (path: Path2D, { at }: Placed, [x = 0, y = 0, z = 0]: readonly number[]): void => {
  const face = (one: Vector, other: Vector, off: Vector): void => {
    const corner = (a: number, b: number): Point =>
      at([off[0] + a * one[0] + b * other[0], off[1] + a * one[1] + b * other[1], off[2] + a * one[2] + b * other[2]]);
    const points = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
    // All the same way around, so that overlapping faces do not cancel.
    const area = points.reduce((sum, [px, py], index) => {
      const [nx, ny] = points[(index + 1) % 4] as Point;
      return sum + px * ny - nx * py;
    }, 0);
    polygon(path, area < 0 ? points.reverse() : points);
  };
  const [a, b, c] = halves([x, y, z]) as [Vector, Vector, Vector];
  for (const sign of [-1, 1]) {
    face(b, c, [sign * x, 0, 0]);
    face(a, c, [0, sign * y, 0]);
    face(a, b, [0, 0, sign * z]);
  }
};

const sizeAt = (size: readonly number[], index: number): number => Math.abs(size[index] ?? 0);

/** A shape's outline on the canvas; of a line, the line itself, which is not filled. */
export const outline = (shape: Shape, placing: Placed): Path2D => {
  const path = new Path2D();
  const { at, scale } = placing;
  if (shape.kind === "line") {
    shape.points
      .map((point) => at(point))
      .forEach(([x, y], index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    return path;
  }
  const size = [0, 1, 2].map((index) => sizeAt(shape.size, index)) as [number, number, number];
  const [first, second] = size;
  const centre = at([0, 0, 0]);
  switch (shape.kind) {
    case "sphere":
      path.arc(centre[0], centre[1], first * scale, 0, 2 * Math.PI);
      break;
    case "capsule":
      rod(path, [at([0, 0, -second]), at([0, 0, second])], first * scale);
      break;
    case "ellipsoid":
      ellipse(path, centre, halves(size).map(at));
      break;
    case "cylinder":
      for (const end of [-second, second]) ellipse(path, at([0, 0, end]), [at([first, 0, end]), at([0, first, end])]);
      cylinderSide(path, placing, { radius: first, half: second });
      break;
    case "plane":
      polygon(path, [
        at([-first, -second, 0]),
        at([first, -second, 0]),
        at([first, second, 0]),
        at([-first, second, 0]),
      ]);
      break;
    case "box":
      box(path, placing, size);
      break;
  }
  return path;
};

/** The band between a cylinder's ends, as wide as their outline across its axis. */
const cylinderSide = (
  path: Path2D,
  { at, scale }: Placed,
  { radius, half }: { radius: number; half: number },
): void => {
  const [from, to] = [at([0, 0, -half]), at([0, 0, half])];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length < 0.5) return;
  const [x, y] = [(-(to[1] - from[1]) / length) * radius * scale, ((to[0] - from[0]) / length) * radius * scale];
  polygon(path, [
    [from[0] + x, from[1] + y],
    [to[0] + x, to[1] + y],
    [to[0] - x, to[1] - y],
    [from[0] - x, from[1] - y],
  ]);
};
