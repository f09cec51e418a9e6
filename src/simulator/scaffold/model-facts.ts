import type { MainModule, MjModel } from "@mujoco/mujoco";
import { usageError } from "../../core/errors.ts";
import type { Physics } from "../mujoco/types.ts";
import { modelActuators, type ModelActuator } from "./model-actuators.ts";
import { modelNames } from "./model-names.ts";
import { pairAt, said, type JointKind, type ModelBody, type ModelJoint, type Names } from "./model-parts.ts";
import { modelSensors, type ModelSensor } from "./model-sensors.ts";

/** Where a model's motion is put when an episode begins. */
export type Home = { qpos: readonly number[]; act: readonly number[]; name: string };

/** What a scaffold needs to know of a compiled model. */
export type ModelFacts = {
  /** What its author calls it; empty if MuJoCo had to. */
  title: string;
  bodies: readonly ModelBody[];
  joints: readonly ModelJoint[];
  actuators: readonly ModelActuator[];
  sensors: readonly ModelSensor[];
  /** Numbers in qpos, qvel, act and sensordata. */
  sizes: { qpos: number; qvel: number; act: number; sensordata: number };
  timestep: number;
  /** Upward acceleration that holds a body where it is, m/s². */
  gravity: number;
  /** A keyframe to begin in, where the model has one. */
  home?: Home;
};

const jointKinds: readonly JointKind[] = ["free", "ball", "slide", "hinge"];

const modelBodies = (model: MjModel, names: Names): ModelBody[] => {
  const vertices = new Set<number>([
    ...(model.flex_vertbodyid as Int32Array),
    ...(model.flex_nodebodyid as Int32Array),
  ]);
  const mocap = model.body_mocapid as Int32Array;
  return Array.from({ length: model.nbody }, (_, id): ModelBody => ({
    id,
    name: names.of("body", id),
    // Bodies welded to the world stay where they are, and nothing here moves a mocap body.
    moves: (model.body_weldid as Int32Array)[id] !== 0 && (mocap[id] as number) < 0,
    parent: (model.body_parentid as Int32Array)[id] as number,
    root: (model.body_rootid as Int32Array)[id] as number,
    isVertex: id !== 0 && vertices.has(id),
  }));
};

const modelJoints = (model: MjModel, { names, bodies }: { names: Names; bodies: readonly ModelBody[] }) =>
  Array.from({ length: model.njnt }, (_, id): ModelJoint => {
    const body = bodies[(model.jnt_bodyid as Int32Array)[id] as number] as ModelBody;
    const flags = said(model.jnt(id), ({ limited }) => ({ limited: Boolean(limited) }));
    const forces = pairAt(model.jnt_actfrcrange as Float64Array, id);
    return {
      kind: jointKinds[(model.jnt_type as Int32Array)[id] as number] as JointKind,
      name: names.of("jnt", id) || body.name,
      body,
      position: (model.jnt_qposadr as Int32Array)[id] as number,
      velocity: (model.jnt_dofadr as Int32Array)[id] as number,
      isSprung: (model.jnt_stiffness as Float64Array)[id] !== 0,
      axis: [...(model.jnt_axis as Float64Array).subarray(3 * id, 3 * id + 3)] as unknown as ModelJoint["axis"],
      ...(flags.limited ? { range: pairAt(model.jnt_range as Float64Array, id) } : {}),
      ...(forces[0] < forces[1] ? { forces } : {}),
    };
  });

/** The keyframe that is called after standing or starting, otherwise the first. */
const homeOf = (model: MjModel, names: Names): Home | undefined => {
  if (model.nkey === 0) return undefined;
  const keys = Array.from({ length: model.nkey }, (_, key) => names.of("key", key));
  const named = keys.findIndex((name) => /^(?:home|stand|start|init|neutral|default|rest)/i.test(name));
  const key = Math.max(named, 0);
  const part = (values: Float64Array, width: number) => [...values.subarray(key * width, (key + 1) * width)];
  return {
    qpos: part(model.key_qpos as Float64Array, model.nq),
    act: part(model.key_act as Float64Array, model.na),
    name: keys[key] as string,
  };
};

/** Two lines to paste for a model without any: `<motor joint="hip" ctrlrange="-1 1"/>`. */
const motorsFor = (joints: readonly ModelJoint[]): string => {
  const driven = joints.filter(({ kind, name }) => (kind === "hinge" || kind === "slide") && name !== "");
  const lines = (driven.length === 0 ? [{ name: "…" }] : driven.slice(0, 3)).map(
    ({ name }) => `<motor joint="${name}" ctrlrange="-1 1"/>`,
  );
  return `<actuator>${lines.join("")}${driven.length > 3 ? " …" : ""}</actuator>`;
};

/** Raises `scaffold/no-joints`, `scaffold/no-actuators`. */
export const modelFacts = ({ model }: Pick<Physics, "model">, mujoco: MainModule): ModelFacts => {
  const names = modelNames(model);
  if (model.njnt === 0) {
    throw usageError({
      code: "scaffold/no-joints",
      message: "The model has no joints: nothing in it can move.",
      action: "Give a body a <joint> or a <freejoint>.",
    });
  }
  const bodies = modelBodies(model, names);
  const joints = modelJoints(model, { names, bodies });
  if (model.nu === 0) {
    throw usageError({
      code: "scaffold/no-actuators",
      message: "The model has no actuators: there is nothing for a policy to do.",
      action: `Say in the model what is driven, with the strength that the motors have, for example ${motorsFor(joints)}, or give the scene that includes the robot with its actuators.`,
    });
  }
  const actuators = modelActuators(model, { mujoco, names, joints });
  const home = homeOf(model, names);
  return {
    title: names.whole === "MuJoCo Model" ? "" : names.whole,
    bodies,
    joints,
    actuators,
    sensors: modelSensors(model, { mujoco, names, joints, actuators }),
    sizes: { qpos: model.nq, qvel: model.nv, act: model.na, sensordata: model.nsensordata },
    timestep: model.opt.timestep,
    gravity: -((model.opt.gravity as Float64Array)[2] as number),
    ...(home === undefined ? {} : { home }),
  };
};
