import type { Shape } from "../core/recording.ts";
import type { SceneMesh } from "../core/scene-mesh.ts";
import { convexHull } from "./hull.ts";
import { hullCorners } from "./mesh.ts";
import { sizeOf, worldPoint, type Pose } from "./pose.ts";
import { dot, pixels, project, type Basis, type Point, type Vector } from "./projection.ts";

/** A path's data in pixels, and how much light its surface gets: 0 as it is coloured, 1 more, 2 less. */
export type Outline = { d: string; shade: 0 | 1 | 2 };

export type OutlineOptions = {
  basis: Basis;
  /** Pixels a metre. */
  scale: number;
  /** The scene's. */
  meshes?: readonly SceneMesh[] | undefined;
};

const pair = ([x, y]: Point): string => `${pixels(x)} ${pixels(y)}`;

const polygon = (points: readonly Point[], { closed = true } = {}): string =>
  points.length === 0 ? "" : `M${points.map(pair).join("L")}${closed ? "Z" : ""}`;

/**
 * A radius of half a turn, a little short: SVG widens an arc that does not reach its end until it does. Rounded up, it would be more
 * or less than half a turn, and off by pixels.
 */
const halfTurn = (radius: number): number => pixels(0.95 * radius);

const circle = ([x, y]: Point, radius: number): string => {
  const r = halfTurn(radius);
  return `M${pair([x - radius, y])}a${r} ${r} 0 1 0 ${pixels(2 * radius)} 0a${r} ${r} 0 1 0 ${pixels(-2 * radius)} 0Z`;
};

/** A rod with round ends: the exact outline of a capsule seen from anywhere. */
const rod = (from: Point, to: Point, radius: number): string => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length < 0.5) return circle([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], radius + length / 2);
  const [nx, ny] = [(-dy / length) * radius, (dx / length) * radius];
  const r = halfTurn(radius);
  return (
    `M${pair([from[0] + nx, from[1] + ny])}L${pair([to[0] + nx, to[1] + ny])}` +
    `A${r} ${r} 0 0 0 ${pair([to[0] - nx, to[1] - ny])}L${pair([from[0] - nx, from[1] - ny])}` +
    `A${r} ${r} 0 0 0 ${pair([from[0] + nx, from[1] + ny])}Z`
  );
};

/** An ellipsoid's outline is the ellipse whose matrix is that of its half axes, seen flat. */
const ellipse = (centre: Point, halves: readonly Point[]): string => {
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of halves) {
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const middle = (xx + yy) / 2;
  const off = Math.hypot((xx - yy) / 2, xy);
  const [long, short] = [Math.sqrt(middle + off), Math.sqrt(Math.max(0, middle - off))];
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [dx, dy] = [long * Math.cos(angle), long * Math.sin(angle)];
  const arc = `a${halfTurn(long)} ${halfTurn(short)} ${pixels((angle * 180) / Math.PI)} 1 0`;
  return `M${pair([centre[0] - dx, centre[1] - dy])}${arc} ${pair([2 * dx, 2 * dy])}${arc} ${pair([-2 * dx, -2 * dy])}Z`;
};

const signs: readonly Vector[] = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z): Vector => [x, y, z])));

/** Light falls from the upper left, in front. */
const light: Vector = [-0.35, -0.45, 0.82];

const shadeOf = (normal: Vector): Outline["shade"] => {
  const share = dot(normal, light);
  return share > 0.6 ? 1 : share < 0 ? 2 : 0;
};

/** The faces of a box that look this way; of a flat one the hull. */
const boxFaces = (pose: Pose, { half, flat, toward }: { half: Vector; flat: Flat; toward: Vector }): Outline[] => {
  const faces = [0, 1, 2].flatMap((axis) =>
    [-1, 1].flatMap((sign): Outline[] => {
      const own = pose.axes[axis] as Vector;
      const normal: Vector = [sign * own[0], sign * own[1], sign * own[2]];
      if (dot(normal, toward) < 0.02) return [];
      const corners = signs.filter((corner) => corner[axis] === sign);
      const points = corners.map(([x, y, z]) => flat([x * half[0], y * half[1], z * half[2]]));
      return [{ d: polygon(convexHull(points)), shade: shadeOf(normal) }];
    }),
  );
  return faces.length === 1 ? faces.map(({ d }) => ({ d, shade: 0 as const })) : faces;
};

const rim = 16;

/** The points of a cylinder's end. */
const rimPoints = (radius: number, height: number): Vector[] =>
  Array.from({ length: rim }, (_, index) => {
    const angle = (2 * Math.PI * index) / rim;
    return [radius * Math.cos(angle), radius * Math.sin(angle), height];
  });

type Flat = (own: Vector) => Point;

/**
 * How a shape looks from a side: one path, or one for each visible face, all in one turning sense. Planes without end are not drawn
 * here; a mesh is its convex hull.
 */
export const outlinesOf = (shape: Shape, pose: Pose, { basis, scale, meshes = [] }: OutlineOptions): Outline[] => {
  const flat: Flat = (own) => {
    const [x, y] = project(basis, worldPoint(pose, own));
    return [x * scale, y * scale];
  };
  const single = (d: string): Outline[] => [{ d, shade: 0 }];
  if (shape.kind === "line") return single(polygon(shape.points.map(flat), { closed: false }));
  if (shape.kind === "mesh") {
    const mesh = meshes[shape.mesh];
    return mesh === undefined ? [] : single(polygon(convexHull(hullCorners(mesh, shape.size).map(flat))));
  }
  const [first, second, third] = [0, 1, 2].map((index) => sizeOf(shape.size, index)) as [number, number, number];
  const round = (ends: readonly Vector[]): string => {
    const centre = flat([0, 0, 0]);
    return ellipse(
      centre,
      ends.map((end): Point => {
        const [x, y] = flat(end);
        return [x - centre[0], y - centre[1]];
      }),
    );
  };
  switch (shape.kind) {
    case "sphere":
      return single(circle(flat([0, 0, 0]), first * scale));
    case "capsule":
      return single(rod(flat([0, 0, -second]), flat([0, 0, second]), first * scale));
    case "ellipsoid": {
      const ends: Vector[] = [
        [first, 0, 0],
        [0, second, 0],
        [0, 0, third],
      ];
      return single(round(ends));
    }
    case "cylinder": {
      const ends = [rimPoints(first, -second), rimPoints(first, second)].map((end) => end.map(flat));
      const facing = dot(pose.axes[2], basis.toward);
      if (Math.abs(facing) > 0.98) {
        const across: Vector[] = [
          [first, 0, 0],
          [0, first, 0],
        ];
        return single(round(across));
      }
      const body: Outline = { d: polygon(convexHull(ends.flat())), shade: 2 };
      if (Math.abs(facing) < 0.02) return [{ ...body, shade: 0 }];
      return [body, { d: polygon(convexHull(ends[facing > 0 ? 1 : 0] as Point[])), shade: 1 }];
    }
    case "plane": {
      const corners: Vector[] = [
        [-first, -second, 0],
        [first, -second, 0],
        [first, second, 0],
        [-first, second, 0],
      ];
      return single(polygon(corners.map(flat)));
    }
    case "box":
      return boxFaces(pose, { half: [first, second, third], flat, toward: basis.toward });
  }
};

/** Points that span the shape in the picture, m, for the camera; its own radius comes on top. */
export const extremesOf = (shape: Shape, pose: Pose, basis: Basis): { points: Point[]; radius: number } => {
  const flat: Flat = (own) => project(basis, worldPoint(pose, own));
  if (shape.kind === "line") return { points: shape.points.map(flat), radius: 0 };
  const [first, second, third] = [0, 1, 2].map((index) => sizeOf(shape.size, index)) as [number, number, number];
  switch (shape.kind) {
    case "sphere":
      return { points: [flat([0, 0, 0])], radius: first };
    case "capsule":
      return { points: [flat([0, 0, -second]), flat([0, 0, second])], radius: first };
    case "cylinder":
      return { points: [...rimPoints(first, -second), ...rimPoints(first, second)].map(flat), radius: 0 };
    case "plane":
      return { points: signs.map(([x, y]) => flat([x * first, y * second, 0])), radius: 0 };
    default:
      return { points: signs.map(([x, y, z]) => flat([x * first, y * second, z * third])), radius: 0 };
  }
};
