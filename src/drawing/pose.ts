import { POSE } from "../core/recording.ts";
import { sane, type Vector } from "./projection.ts";

/** Where a shape is and how its own axes lie in the world. */
export type Pose = { position: Vector; axes: readonly [Vector, Vector, Vector] };

const add = (point: Vector, { axis, by }: { axis: Vector; by: number }): Vector => [
  point[0] + by * axis[0],
  point[1] + by * axis[1],
  point[2] + by * axis[2],
];

/** The shape's pose out of a frame's numbers, whatever they are. */
export const poseOf = (frame: readonly number[], shape: number): Pose => {
  const at = (index: number): number => sane(frame[shape * POSE + index]);
  // A rotation's entries are at most 1; its columns are the shape's axes.
  const turn = (row: number, column: number): number => Math.min(Math.max(at(3 + 3 * row + column), -1), 1);
  const axis = (column: number): Vector => [turn(0, column), turn(1, column), turn(2, column)];
  return { position: [at(0), at(1), at(2)], axes: [axis(0), axis(1), axis(2)] };
};

/** A point given in the shape's own axes, in the world. */
export const worldPoint = ({ position, axes: [x, y, z] }: Pose, [a, b, c]: Vector): Vector =>
  add(add(add(position, { axis: x, by: a }), { axis: y, by: b }), { axis: z, by: c });

export const sizeOf = (size: readonly number[], index: number): number => Math.abs(sane(size[index]));
