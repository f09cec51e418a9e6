import type { MainModule, MjModel } from "@mujoco/mujoco";
import { messageOf, usageError } from "../../core/errors.ts";
import { physicsLibrary } from "./backend.ts";
import { createAdvance } from "./engine.ts";
import { loadMujoco } from "./load.ts";
import { readModelTree } from "./model-tree.ts";
import type { ModelTree } from "./model-tree.ts";
import { createNativeEngine } from "./physics-native.ts";
import { createWasmEngine } from "./physics-wasm.ts";

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

const compile = (mujoco: MainModule, { xml, files }: { xml: string; files: ModelFiles }): MjModel => {
  const system = new mujoco.MjVFS();
  try {
    for (const [path, bytes] of Object.entries(files)) system.addBuffer(path, bytes);
    return mujoco.MjModel.from_xml_string(xml, system);
  } catch (thrown) {
    throw usageError({
      code: "mujoco/invalid-model",
      message: `MuJoCo does not accept the model: ${messageOf(thrown)}`,
      action: "Mend the environment's model.xml.",
      cause: thrown,
    });
  } finally {
    system.delete();
  }
};

/**
 * Compiles `xml` (MJCF) once and makes `count` independent copies of its state. Give the model `<size memory="1M"/>`:
 * by default every copy reserves up to 15 MB. Raises `mujoco/invalid-model` with MuJoCo's message.
 */
export const createPhysics = async ({
  xml,
  files = {},
  count,
  frameSkip,
  contactForces = false,
}: {
  xml: string;
  files?: ModelFiles;
  count: number;
  frameSkip: number;
  /** Compute cfrc_ext after every `advance` (mj_rnePostConstraint). */
  contactForces?: boolean;
}): Promise<Physics> => {
  const mujoco = await loadMujoco();
  const model = compile(mujoco, { xml, files });
  const kinds = {
    body: mujoco.mjtObj.mjOBJ_BODY,
    joint: mujoco.mjtObj.mjOBJ_JOINT,
    geom: mujoco.mjtObj.mjOBJ_GEOM,
    site: mujoco.mjtObj.mjOBJ_SITE,
    actuator: mujoco.mjtObj.mjOBJ_ACTUATOR,
    sensor: mujoco.mjtObj.mjOBJ_SENSOR,
  };
  const library = physicsLibrary();
  const engine =
    library === null
      ? createWasmEngine({ mujoco, model, count })
      : await createNativeEngine({ mujoco, model, library, xml, files, count });
  const timestep = model.opt.timestep;
  const advanceLane = createAdvance(engine, { timestep, frameSkip, contactForces });

  return {
    model,
    dt: timestep * frameSkip,
    advance: advanceLane,
    lane: engine.lane,
    reset: engine.reset,
    forward: engine.forward,
    refresh: engine.kinematics,
    stateSize: engine.stateSize,
    saveState: engine.saveState,
    loadState: engine.loadState,
    id(kind, name) {
      const id = mujoco.mj_name2id(model, kinds[kind].value, name);
      if (id < 0) throw new RangeError(`the MuJoCo model has no ${kind} called '${name}'`);
      return id;
    },
    tree: () => readModelTree(mujoco, model),
    dispose() {
      engine.dispose();
      model.delete();
    },
  };
};
