import type { MainModule, MjModel } from "@mujoco/mujoco";
import { readSurfaces } from "./model-surfaces.ts";
import type { Surface } from "./surface.ts";

/** What a drawing needs of a compiled model, in its initial configuration: no physics, so none is disturbed. */
export type ModelTree = {
  bodies: {
    parent: number;
    /** Where the body's frame lies in the world, m. */
    position: readonly [number, number, number];
    /** Joints of the body: their axes in the world. */
    joints: { type: JointType; axis: readonly [number, number, number] }[];
    /** A motor, muscle or the like drives a joint of the body. */
    driven: boolean;
  }[];
  geoms: {
    type: GeomType;
    name: string;
    body: number;
    group: number;
    size: number[];
    alpha: number;
    /** Of a mesh and a height field: place of its surface. */
    surface?: number | undefined;
  }[];
  /** In their geometries' frame. */
  surfaces: readonly Surface[];
};

export type JointType = "free" | "ball" | "slide" | "hinge";
export type GeomType = "plane" | "sphere" | "capsule" | "ellipsoid" | "cylinder" | "box" | "mesh" | "heights";

/** In MuJoCo's numbering. */
const jointTypes: readonly JointType[] = ["free", "ball", "slide", "hinge"];
/** A signed distance field is drawn as the mesh that it was made of. */
const geomTypes: readonly GeomType[] = [
  "plane",
  "heights",
  "sphere",
  "capsule",
  "ellipsoid",
  "cylinder",
  "box",
  "mesh",
  "mesh",
];

type Vector = readonly [number, number, number];
type Quaternion = readonly [number, number, number, number];

const vectorAt = (numbers: ArrayLike<number>, index: number): [number, number, number] => [
  numbers[3 * index] as number,
  numbers[3 * index + 1] as number,
  numbers[3 * index + 2] as number,
];

const multiply = ([a, b, c, d]: Quaternion, [e, f, g, h]: Quaternion): Quaternion => [
  a * e - b * f - c * g - d * h,
  a * f + b * e + c * h - d * g,
  a * g - b * h + c * e + d * f,
  a * h + b * g - c * f + d * e,
];

const rotate = ([w, ...axis]: Quaternion, vector: Vector): Vector => {
  const [, x, y, z] = multiply(multiply([w, ...axis], [0, ...vector]), [w, -axis[0], -axis[1], -axis[2]]);
  return [x, y, z];
};

const add = (left: Vector, right: Vector): Vector => [left[0] + right[0], left[1] + right[1], left[2] + right[2]];

export const readModelTree = (mujoco: MainModule, model: MjModel): ModelTree => {
  const frames: { position: Vector; turn: Quaternion }[] = [];
  const bodies: ModelTree["bodies"] = [];
  for (let body = 0; body < model.nbody; body++) {
    const parent = model.body_parentid[body] as number;
    const above = body === 0 ? undefined : frames[parent];
    const position = vectorAt(model.body_pos, body);
    const turn = Array.from(model.body_quat.slice(4 * body, 4 * body + 4)) as unknown as Quaternion;
    const frame =
      above === undefined
        ? { position, turn }
        : { position: add(above.position, rotate(above.turn, position)), turn: multiply(above.turn, turn) };
    frames.push(frame);
    bodies.push({ parent, position: frame.position, joints: [], driven: false });
  }
  for (let joint = 0; joint < model.njnt; joint++) {
    const body = model.jnt_bodyid[joint] as number;
    const { turn } = frames[body] as (typeof frames)[number];
    bodies[body]?.joints.push({
      type: jointTypes[model.jnt_type[joint] as number] ?? "free",
      axis: rotate(turn, vectorAt(model.jnt_axis, joint)),
    });
  }
  for (let actuator = 0; actuator < model.nu; actuator++) {
    for (const body of drivenBodies(mujoco, { model, actuator })) {
      const entry = bodies[body];
      if (entry !== undefined) entry.driven = true;
    }
  }
  const { surfaces, surfaceOf } = readSurfaces(model);
  const geoms = Array.from({ length: model.ngeom }, (_, geom) => ({
    type: geomTypes[model.geom_type[geom] as number] as GeomType,
    name: geomName(mujoco, { model, geom }),
    body: model.geom_bodyid[geom] as number,
    group: model.geom_group[geom] as number,
    size: vectorAt(model.geom_size, geom),
    alpha: model.geom_rgba[4 * geom + 3] as number,
    surface: surfaceOf[geom],
  }));
  return { bodies, geoms, surfaces };
};

/** The binding reads the missing name of an unnamed geometry from address 0, and so makes one up. */
const geomName = (mujoco: MainModule, { model, geom }: { model: MjModel; geom: number }): string => {
  const kind = mujoco.mjtObj.mjOBJ_GEOM.value;
  const name = mujoco.mj_id2name(model, kind, geom) ?? "";
  return name !== "" && mujoco.mj_name2id(model, kind, name) === geom ? name : "";
};

/** Through a joint, or through what else the actuator is fastened to; of a tendon's, nothing. */
const drivenBodies = (
  mujoco: MainModule,
  { model, actuator }: { model: MjModel; actuator: number },
): readonly number[] => {
  const { mjTRN_JOINT, mjTRN_JOINTINPARENT, mjTRN_BODY, mjTRN_SITE } = mujoco.mjtTrn;
  const target = model.actuator_trnid[2 * actuator] as number;
  const type = model.actuator_trntype[actuator] as number;
  if (type === mjTRN_JOINT.value || type === mjTRN_JOINTINPARENT.value) return [model.jnt_bodyid[target] as number];
  if (type === mjTRN_BODY.value) return [target];
  if (type === mjTRN_SITE.value) return [model.site_bodyid[target] as number];
  return [];
};
