import type { MainModule, MjModel } from "@mujoco/mujoco";
import type { ModelJoint, Motion, Names } from "./model-parts.ts";

/** What an actuator or a sensor works along: `joint 'hip'`, with the places of the model that it moves. */
export type Transmission = {
  kind: "joint" | "tendon" | "site" | "body" | "slider-crank" | "other";
  name: string;
  motion: Motion;
  /** Joints that it drives by themselves; none for what pushes a body. */
  joints: readonly ModelJoint[];
  /** Bodies that it pushes. */
  bodies: readonly number[];
};

export const jointMotion = ({ kind }: ModelJoint): Motion =>
  kind === "slide" ? "linear" : kind === "free" ? "mixed" : "angular";

const shared = (motions: readonly Motion[]): Motion => {
  const [first = "mixed"] = motions;
  return motions.every((each) => each === first) ? first : "mixed";
};

/** A tendon of joints moves what they do; one through sites has a length in metres. */
export const tendonAt = (
  model: MjModel,
  id: number,
  { mujoco, names, joints }: { mujoco: MainModule; names: Names; joints: readonly ModelJoint[] },
): Transmission => {
  const { mjtWrap } = mujoco;
  const first = (model.tendon_adr as Int32Array)[id] as number;
  const places = Array.from(
    { length: (model.tendon_num as Int32Array)[id] as number },
    (_, index) =>
      ({
        type: (model.wrap_type as Int32Array)[first + index],
        object: (model.wrap_objid as Int32Array)[first + index] as number,
      }) as const,
  );
  const wrapped = places.flatMap(({ type, object }) =>
    type === mjtWrap.mjWRAP_JOINT.value ? [joints[object] as ModelJoint] : [],
  );
  const bodies = places.flatMap(({ type, object }) =>
    type === mjtWrap.mjWRAP_SITE.value ? [(model.site_bodyid as Int32Array)[object] as number] : [],
  );
  return {
    kind: "tendon",
    name: names.of("tendon", id),
    motion: wrapped.length > 0 ? shared(wrapped.map(jointMotion)) : "linear",
    joints: wrapped,
    bodies,
  };
};

/** A force along, or a torque about, by which of the six numbers of its gear are set. */
const wrenchMotion = (gear: readonly number[]): Motion => {
  const pushes = gear.slice(0, 3).some((value) => value !== 0);
  const turns = gear.slice(3).some((value) => value !== 0);
  return pushes === turns ? "mixed" : pushes ? "linear" : "angular";
};

export const transmissionOf = (
  model: MjModel,
  id: number,
  context: { mujoco: MainModule; names: Names; joints: readonly ModelJoint[] },
): Transmission => {
  const { mujoco, names, joints } = context;
  const { mjtTrn } = mujoco;
  const type = (model.actuator_trntype as Int32Array)[id];
  const place = (model.actuator_trnid as Int32Array)[2 * id] as number;
  const gear = [...(model.actuator_gear as Float64Array).subarray(6 * id, 6 * id + 6)];
  const siteBody = () => [(model.site_bodyid as Int32Array)[place] as number];
  switch (type) {
    case mjtTrn.mjTRN_JOINT.value:
    case mjtTrn.mjTRN_JOINTINPARENT.value: {
      const joint = joints[place] as ModelJoint;
      const named = { kind: "joint", name: names.of("jnt", place) } as const;
      return joint.kind === "free"
        ? { ...named, motion: wrenchMotion(gear), joints: [], bodies: [joint.body.id] }
        : { ...named, motion: jointMotion(joint), joints: [joint], bodies: [] };
    }
    case mjtTrn.mjTRN_TENDON.value:
      return tendonAt(model, place, context);
    case mjtTrn.mjTRN_SITE.value:
      return {
        kind: "site",
        name: names.of("site", place),
        motion: wrenchMotion(gear),
        joints: [],
        bodies: siteBody(),
      };
    case mjtTrn.mjTRN_SLIDERCRANK.value:
      return { kind: "slider-crank", name: names.of("site", place), motion: "linear", joints: [], bodies: siteBody() };
    case mjtTrn.mjTRN_BODY.value:
      return { kind: "body", name: names.of("body", place), motion: "linear", joints: [], bodies: [place] };
    default:
      return { kind: "other", name: "", motion: "mixed", joints: [], bodies: [] };
  }
};
