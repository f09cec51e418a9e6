import type { Ending } from "./episode.ts";
import type { EnvironmentReference } from "./job.ts";
import type { SceneMesh } from "./scene-mesh.ts";

/** What a shape stands for, and so how it is coloured: what moves by itself, what is moved, where it should be, what stays. */
export type ShapeRole = "body" | "limb" | "object" | "target" | "ground" | "fixed";

/**
 * A thing to draw, in metres, in its own frame; its pose comes with each frame. Sizes as MuJoCo has them: capsule and
 * cylinder [radius, half length] along z, sphere [radius], box and ellipsoid the three half extents, plane [half extent x,
 * y] with normal z (0: without end). A mesh is one of the scene's, and its size how far it reaches from its frame's origin on either
 * side of each axis. A line has points in its own frame instead.
 */
export type Shape = {
  role: ShapeRole;
  /** Tells limbs apart: shapes of one side or branch share a number. */
  side?: number;
  name?: string;
} & (
  | { kind: "capsule" | "cylinder" | "sphere" | "box" | "ellipsoid" | "plane"; size: readonly number[] }
  | { kind: "mesh"; size: readonly number[]; mesh: number }
  | { kind: "line"; points: readonly (readonly [number, number, number])[] }
);

/** From where it is looked at: side shows x and z, top x and y, oblique all three. */
export type SceneView = "side" | "top" | "oblique";

/** What does not change of a scene. x grows to the right, z upwards. */
export type SceneDescription = {
  view: SceneView;
  shapes: readonly Shape[];
  /** What shapes of the kind "mesh" name by its place: several may show one. */
  meshes?: readonly SceneMesh[] | undefined;
  /** Made of bodies, in whatever view: worth to be drawn in three dimensions where a screen can. */
  solid?: true | undefined;
  /** Index of the shape whose way is traced and which the camera follows; null: none. */
  root: number | null;
};

/** Numbers of a shape's pose: position (m), then its rotation matrix, row-major. */
export const POSE = 12;

/** A number of each step: a state field's, an action's or a term's column. */
export type Column = {
  /** `torso.height`; a vector's elements have a column each. */
  name: string;
  unit: string;
  /** As the spec gives it; null for an end without bound (JSON has no infinity). */
  range: readonly [number | null, number | null];
  kind: "number" | "boolean" | "periodic";
};

/** One episode as data. Lists of states have (length + 1) members, all others of steps `length`. */
export type RecordedPlay = {
  seed: number;
  length: number;
  ending: Ending;
  /** What the task says; null without a task. */
  fitness: number | null;
  success: boolean | null;
  /** Sum of the reward; null where no reward is known. */
  return: number | null;
  states: Record<string, number[]>;
  actions: Record<string, number[]>;
  /** Unweighted, and the total as composed; null where no reward is known. */
  terms: Record<string, number[]> | null;
  rewards: number[] | null;
  /** (length + 1) frames of 12 numbers a shape; null without a scene. */
  poses: number[][] | null;
  /** What the policy saw, (length + 1) rows; where it was asked for. */
  observations?: Record<string, number[]> | undefined;
  /** What the environment tells of each step that no reward may read; where there is some and it was asked for. */
  hidden?: Record<string, number[]> | undefined;
};

/** What `play` writes and draws: plain JSON. */
export type Recording = {
  format: "rewardsmith/recording";
  version: 1;
  environment: Pick<EnvironmentReference, "name" | "options" | "hash">;
  task: string | null;
  /** Who acted, in words: "random", "ppo". */
  policy: string;
  /** Whose reward the terms are of: a candidate, a file; null where none is known. */
  reward: { name: string; weights: Record<string, number> } | null;
  seed: number;
  /** Seconds a step. */
  dt: number;
  maxSteps: number;
  columns: { states: Column[]; actions: Column[] };
  scene: SceneDescription | null;
  /** The world can be asked to draw these episodes itself (core/frames.ts). */
  draws?: true | undefined;
  episodes: RecordedPlay[];
};
