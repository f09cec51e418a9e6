import type { MjModel } from "@mujoco/mujoco";
import type { ModelTree } from "./model-tree.ts";

/**
 * Views on one MjData, under MuJoCo's own names. Fetch the lane with `physics.lane(index)` each time: the views die
 * when the WebAssembly heap grows or the physics is disposed of, and only `lane` renews them.
 */
export type PhysicsLane = {
  /** Generalised positions, nq. */
  qpos: Float64Array;
  /** Generalised velocities, nv. */
  qvel: Float64Array;
  /** Actuator commands, nu. */
  ctrl: Float64Array;
  /** Activations of actuators that have them (muscles, filters), na. */
  act: Float64Array;
  /** Generalised accelerations, nv. */
  qacc: Float64Array;
  /** Forces of the actuators and of the constraints in joint space, nv. */
  qfrc_actuator: Float64Array;
  qfrc_constraint: Float64Array;
  sensordata: Float64Array;
  /** Body frames' positions (nbody × 3, m), orientations (nbody × 9 row-major; nbody × 4). */
  xpos: Float64Array;
  xmat: Float64Array;
  xquat: Float64Array;
  /** Bodies' centres of mass, nbody × 3, m. */
  xipos: Float64Array;
  /** Inertia about and velocity of each body (nbody × 10; nbody × 6, rotation first), in com-based frames. */
  cinert: Float64Array;
  cvel: Float64Array;
  /** External (contact) forces on each body, nbody × 6, torque first; fresh with `contactForces` only. */
  cfrc_ext: Float64Array;
  /** Sites' positions, nsite × 3, m. */
  site_xpos: Float64Array;
  /** Geometries' centres, ngeom × 3, m. */
  geom_xpos: Float64Array;
  /** Geometries' rotation matrices, row-major, ngeom × 9; a capsule's axis is the third column. */
  geom_xmat: Float64Array;
};

/** The objects a model's author names. */
export type PhysicsObject = "body" | "joint" | "geom" | "site" | "actuator" | "sensor";

/** Copies of one MuJoCo model, in whichever build of MuJoCo this process uses (backend.ts). */
export type Physics = {
  readonly model: MjModel;
  /** Seconds a call of `advance`: time step × frame skip. */
  readonly dt: number;
  lane(index: number): PhysicsLane;
  /** Everything back to the model's initial configuration, solver warm start included. */
  reset(index: number): void;
  /** Makes derived quantities agree with qpos and qvel that were just written. */
  forward(index: number): void;
  /**
   * `frameSkip` time steps under the present ctrl, then contact forces where asked for. Positions of bodies, geometries and
   * sites are those before the last time step (MuJoCo leaves them one behind qpos), as Gymnasium reads them.
   * False: the simulation became unstable and MuJoCo silently started over; the lane must be reset.
   */
  advance(index: number): boolean;
  /** Positions and orientations of bodies, geometries and sites made to agree with qpos. */
  refresh(index: number): void;
  /** Numbers of MuJoCo's integration state (mjSTATE_INTEGRATION: time, qpos, qvel, ctrl, warm start, …). */
  readonly stateSize: number;
  saveState(index: number, into: Float64Array): void;
  loadState(index: number, from: Float64Array): void;
  /** The index of a named object. Raises RangeError for an unknown name. */
  id(kind: PhysicsObject, name: string): number;
  /** Bodies, joints and geometries as a drawing needs them. */
  tree(): ModelTree;
  dispose(): void;
};

/** Meshes, textures and includes, by the paths under which the model's text names them. */
export type ModelFiles = Readonly<Record<string, Uint8Array>>;

/** MuJoCo's own functions over `count` copies of a model: what a build of it must give. */
export type Engine = {
  lane(index: number): PhysicsLane;
  reset(index: number): void;
  forward(index: number): void;
  kinematics(index: number): void;
  /** One time step. */
  step(index: number): void;
  /** Contact forces on bodies (mj_rnePostConstraint). */
  contactForces(index: number): void;
  /** Seconds since the last reset. */
  clock(index: number): number;
  setClock(index: number, seconds: number): void;
  readonly stateSize: number;
  saveState(index: number, into: Float64Array): void;
  loadState(index: number, from: Float64Array): void;
  dispose(): void;
};
