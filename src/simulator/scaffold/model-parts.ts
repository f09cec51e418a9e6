import type { ClassHandle } from "@mujoco/mujoco";
import type { NamedObject } from "./model-names.ts";

export type Range = readonly [number, number];

export type Names = { of(kind: NamedObject, id: number): string };

export type JointKind = "free" | "ball" | "slide" | "hinge";

export type ModelBody = {
  id: number;
  name: string;
  moves: boolean;
  parent: number;
  /** The body of its kinematic tree that hangs on the world itself. */
  root: number;
  /** A vertex of a cloth or another soft thing, which has a body for each. */
  isVertex: boolean;
};

export type ModelJoint = {
  kind: JointKind;
  /** Its own name, or its body's; empty if neither has one. */
  name: string;
  body: ModelBody;
  /** First places in qpos and qvel. */
  position: number;
  velocity: number;
  /** rad or m; undefined where the model sets no limits. */
  range?: readonly [number, number];
  /** Forces of the actuators on it, at most. */
  forces?: readonly [number, number];
  isSprung: boolean;
  /** In its body's frame. */
  axis: readonly [number, number, number];
};

/** What a length along something is: an angle, a way, or neither. */
export type Motion = "angular" | "linear" | "mixed";

/** The binding cannot hand out the model's arrays of flags; what it says of a single object must be freed. */
export const said = <Accessor extends ClassHandle, Value>(
  accessor: Accessor,
  read: (accessor: Accessor) => Value,
): Value => {
  try {
    return read(accessor);
  } finally {
    accessor.delete();
  }
};

/** Row `id` of an array of pairs. */
export const pairAt = (values: Float64Array, id: number): readonly [number, number] => [
  values[2 * id] as number,
  values[2 * id + 1] as number,
];
