import { readMesh, type SceneMesh } from "../core/scene-mesh.ts";
import { dot, type Vector } from "./projection.ts";

/** A hull is drawn of so many corners at most: those that reach furthest into as many directions. */
const mostCorners = 96;

/** Directions that are spread evenly over a sphere (the golden spiral). */
const directions = Array.from({ length: mostCorners }, (_, index): Vector => {
  const z = 1 - (2 * index + 1) / mostCorners;
  const [radius, angle] = [Math.sqrt(1 - z * z), index * Math.PI * (3 - Math.sqrt(5))];
  return [radius * Math.cos(angle), radius * Math.sin(angle), z];
});

const furthest = (corners: readonly Vector[], direction: Vector): Vector =>
  corners.reduce((best, corner) => (dot(corner, direction) > dot(best, direction) ? corner : best));

const known = new WeakMap<SceneMesh, readonly Vector[]>();

/** The corners of a mesh's convex hull, or as many of them as an outline needs. A mesh always has the same size. */
export const hullCorners = (mesh: SceneMesh, size: readonly number[]): readonly Vector[] => {
  const before = known.get(mesh);
  if (before !== undefined) return before;
  const { corners } = readMesh(mesh, size);
  const all = Array.from(
    { length: corners.length / 3 },
    (_, index) => [0, 1, 2].map((axis) => corners[3 * index + axis] as number) as unknown as Vector,
  );
  const few = all.length <= mostCorners ? all : [...new Set(directions.map((direction) => furthest(all, direction)))];
  known.set(mesh, few);
  return few;
};
