import type { ClassHandle, MainModule } from "@mujoco/mujoco";
import { usageError } from "../../core/errors.ts";
import type { Physics } from "../mujoco/types.ts";
import { modelNames } from "./model-names.ts";
import { sensorQuantity } from "./model-sensors.ts";
import type { Quantity } from "./model-sensors.ts";

export type JointKind = "free" | "ball" | "slide" | "hinge";

export type ModelBody = { id: number; name: string; moves: boolean };

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
};

export type ModelActuator = {
  /** Its own name, or its target's. */
  name: string;
  kind: "motor" | "servo" | "muscle";
  /** What it acts on: `joint 'hip'`. */
  target: string;
  range?: readonly [number, number];
  /** First place in `act`, for actuators that have one. */
  activation?: number;
};

export type ModelSensor = Quantity & { name: string; place: number; size: number };

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
  /** qpos of the first keyframe, where the model has one. */
  home?: readonly number[];
};

/** The binding cannot hand out the model's arrays of flags; what it says of a single object must be freed. */
const flagOf = <Accessor extends ClassHandle>(accessor: Accessor, read: (accessor: Accessor) => unknown): boolean => {
  try {
    return Boolean(read(accessor));
  } finally {
    accessor.delete();
  }
};

const jointKinds: readonly JointKind[] = ["free", "ball", "slide", "hinge"];

/** Raises `scaffold/no-joints`, `scaffold/no-actuators`. */
export const modelFacts = ({ model }: Pick<Physics, "model">, mujoco: MainModule): ModelFacts => {
  const { mjtTrn, mjtBias, mjtGain } = mujoco;
  const names = modelNames(model);
  if (model.njnt === 0) {
    throw usageError({
      code: "scaffold/no-joints",
      message: "The model has no joints: nothing in it can move.",
      action: "Give a body a <joint> or a <freejoint>.",
    });
  }
  if (model.nu === 0) {
    throw usageError({
      code: "scaffold/no-actuators",
      message: "The model has no actuators: there is nothing for a policy to do.",
      action: 'Add an <actuator> section, for example <motor joint="…" ctrlrange="-1 1"/> for each driven joint.',
    });
  }
  const bodies = Array.from({ length: model.nbody }, (_, id): ModelBody => ({
    id,
    name: names.of("body", id),
    // Bodies welded to the world stay where they are.
    moves: (model.body_weldid as Int32Array)[id] !== 0,
  }));
  const joints = Array.from({ length: model.njnt }, (_, id): ModelJoint => {
    const body = bodies[(model.jnt_bodyid as Int32Array)[id] as number] as ModelBody;
    const kind = jointKinds[(model.jnt_type as Int32Array)[id] as number] as JointKind;
    const range = model.jnt_range as Float64Array;
    return {
      kind,
      name: names.of("jnt", id) || body.name,
      body,
      position: (model.jnt_qposadr as Int32Array)[id] as number,
      velocity: (model.jnt_dofadr as Int32Array)[id] as number,
      ...(!flagOf(model.jnt(id), ({ limited }) => limited)
        ? {}
        : { range: [range[2 * id] as number, range[2 * id + 1] as number] as const }),
    };
  });
  const targetOf = (id: number): { kind: string; name: string } => {
    const transmission = (model.actuator_trntype as Int32Array)[id] as number;
    const place = (model.actuator_trnid as Int32Array)[2 * id] as number;
    const targets = [
      [mjtTrn.mjTRN_JOINT, "joint", "jnt"],
      [mjtTrn.mjTRN_JOINTINPARENT, "joint", "jnt"],
      [mjtTrn.mjTRN_SLIDERCRANK, "slider-crank", "site"],
      [mjtTrn.mjTRN_TENDON, "tendon", "tendon"],
      [mjtTrn.mjTRN_SITE, "site", "site"],
      [mjtTrn.mjTRN_BODY, "body", "body"],
    ] as const;
    const found = targets.find(([type]) => type.value === transmission);
    return found === undefined ? { kind: "model", name: "" } : { kind: found[1], name: names.of(found[2], place) };
  };
  const actuators = Array.from({ length: model.nu }, (_, id): ModelActuator => {
    const target = targetOf(id);
    const range = model.actuator_ctrlrange as Float64Array;
    const activation = (model.actuator_actadr as Int32Array)[id] as number;
    const bias = (model.actuator_biastype as Int32Array)[id];
    const gain = (model.actuator_gaintype as Int32Array)[id];
    return {
      name: names.of("actuator", id) || target.name,
      kind: gain === mjtGain.mjGAIN_MUSCLE.value ? "muscle" : bias === mjtBias.mjBIAS_AFFINE.value ? "servo" : "motor",
      target: target.name === "" ? `an unnamed ${target.kind}` : `${target.kind} '${target.name}'`,
      ...(!flagOf(model.actuator(id), ({ ctrllimited }) => ctrllimited)
        ? {}
        : { range: [range[2 * id] as number, range[2 * id + 1] as number] as const }),
      ...(activation < 0 ? {} : { activation }),
    };
  });
  const sensors = Array.from({ length: model.nsensor }, (_, id): ModelSensor => {
    const joint = joints[(model.sensor_objid as Int32Array)[id] as number];
    return {
      ...sensorQuantity((model.sensor_type as Int32Array)[id] as number, { mujoco, joint: joint?.kind }),
      name: names.of("sensor", id),
      place: (model.sensor_adr as Int32Array)[id] as number,
      size: (model.sensor_dim as Int32Array)[id] as number,
    };
  });
  return {
    title: names.whole === "MuJoCo Model" ? "" : names.whole,
    bodies,
    joints,
    actuators,
    sensors,
    sizes: { qpos: model.nq, qvel: model.nv, act: model.na, sensordata: model.nsensordata },
    timestep: model.opt.timestep,
    ...(model.nkey === 0 ? {} : { home: [...(model.key_qpos as Float64Array).subarray(0, model.nq)] }),
  };
};
