import type { MainModule, MjModel } from "@mujoco/mujoco";
import { forceUnit, positionUnit, velocityUnit, type ModelActuator } from "./model-actuators.ts";
import type { ModelJoint, Motion, Names } from "./model-parts.ts";
import { jointMotion, tendonAt } from "./model-transmission.ts";

export type ModelSensor = {
  name: string;
  /** What it measures: `gyro`. */
  what: string;
  unit: string;
  place: number;
  size: number;
  /** Values that it can have at all. */
  possible: readonly [number, number];
  /** Names of its numbers, where it is a vector with directions. */
  parts?: readonly string[];
  /** Numbers that say where in the world something is along x and y. */
  absolute: readonly number[];
};

const axes = ["x", "y", "z"] as const;

/** Units by the names of MuJoCo's sensor types (mjtSensor); a type that is not here has none. */
const units: Readonly<Record<string, string>> = {
  TOUCH: "N",
  ACCELEROMETER: "m/s²",
  VELOCIMETER: "m/s",
  GYRO: "rad/s",
  FORCE: "N",
  TORQUE: "N·m",
  RANGEFINDER: "m",
  BALLANGVEL: "rad/s",
  FRAMEPOS: "m",
  FRAMELINVEL: "m/s",
  FRAMEANGVEL: "rad/s",
  FRAMELINACC: "m/s²",
  FRAMEANGACC: "rad/s²",
  SUBTREECOM: "m",
  SUBTREELINVEL: "m/s",
  SUBTREEANGMOM: "kg·m²/s",
  GEOMDIST: "m",
  GEOMFROMTO: "m",
  E_POTENTIAL: "J",
  E_KINETIC: "J",
};

/** Of sensors of a joint, a tendon or an actuator the unit is that of its motion: which table, by the end of the name. */
const motionUnits = [
  { ending: /POS$/, units: positionUnit },
  { ending: /VEL$/, units: velocityUnit },
  { ending: /FRC$/, units: forceUnit },
] as const;

/** Sensors that nothing of ours feeds, and the clock, which every step knows as its time. */
const left = new Set(["CLOCK", "USER", "PLUGIN"]);

const prefix = "mjSENS_";

const typeNames = (mujoco: MainModule): ReadonlyMap<number, string> =>
  new Map(
    Object.entries(mujoco.mjtSensor as unknown as Record<string, { value: number }>)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { value }]) => [value, key.slice(prefix.length)]),
  );

const possibleOf = (
  type: string,
  { datatype, cutoff, mujoco, size }: { datatype: number; cutoff: number; mujoco: MainModule; size: number },
): readonly [number, number] => {
  const { mjtDataType } = mujoco;
  if (type === "INSIDESITE") return [0, 1];
  if (datatype === mjtDataType.mjDATATYPE_AXIS.value || datatype === mjtDataType.mjDATATYPE_QUATERNION.value) {
    return [-1, 1];
  }
  // Several kinds of numbers in one sensor: only what each of them can be.
  if ((type === "RANGEFINDER" || type === "CONTACT") && size > 1) return [-Infinity, Infinity];
  const high = cutoff > 0 ? cutoff : Infinity;
  // What meets nothing reads −1.
  if (type === "RANGEFINDER") return [-1, high];
  if (datatype === mjtDataType.mjDATATYPE_POSITIVE.value || type === "E_KINETIC" || type.endsWith("LIMITFRC")) {
    return [0, high];
  }
  if (type === "GEOMDIST") return [-Infinity, high];
  return [-high, high];
};

/** What lies in the world, not in another's frame, shows where along x and y the robot is. */
const absoluteParts = (type: string, isRelative: boolean): readonly number[] => {
  if (type === "SUBTREECOM" || (type === "FRAMEPOS" && !isRelative)) return [0, 1];
  return type === "GEOMFROMTO" ? [0, 1, 3, 4] : [];
};

export const modelSensors = (
  model: MjModel,
  context: {
    mujoco: MainModule;
    names: Names;
    joints: readonly ModelJoint[];
    actuators: readonly ModelActuator[];
  },
): ModelSensor[] => {
  const { mujoco, names, joints, actuators } = context;
  const types = typeNames(mujoco);
  const number = (values: unknown, id: number) => (values as Int32Array | Float64Array)[id] as number;
  return Array.from({ length: model.nsensor }, (_, id): ModelSensor[] => {
    const type = types.get(number(model.sensor_type, id)) ?? "USER";
    const size = number(model.sensor_dim, id);
    if (left.has(type) || size === 0) return [];
    const object = number(model.sensor_objid, id);
    const motion = (): Motion => {
      if (type.startsWith("ACTUATOR")) return actuators[object]?.transmission.motion ?? "mixed";
      if (type.startsWith("TENDON")) return tendonAt(model, object, context).motion;
      return jointMotion(joints[object] as ModelJoint);
    };
    const isOfMotion = /^(?:ACTUATOR|TENDON|JOINT)/.test(type);
    const unit = isOfMotion ? motionUnits.find(({ ending }) => ending.test(type))?.units[motion()] : units[type];
    const datatype = number(model.sensor_datatype, id);
    const isQuaternion = datatype === mujoco.mjtDataType.mjDATATYPE_QUATERNION.value;
    const hasAxes = size === 3 && !["RANGEFINDER", "CONTACT", "TACTILE"].includes(type);
    const possible = possibleOf(type, { datatype, cutoff: number(model.sensor_cutoff, id), mujoco, size });
    const several = size > 1 && (type === "RANGEFINDER" || type === "CONTACT");
    return [
      {
        name: names.of("sensor", id),
        what: type.toLowerCase().replaceAll("_", " "),
        unit: several ? "1" : (unit ?? "1"),
        place: number(model.sensor_adr, id),
        size,
        possible,
        ...(isQuaternion ? { parts: ["w", ...axes] } : hasAxes ? { parts: axes } : {}),
        absolute: absoluteParts(type, number(model.sensor_refid, id) >= 0),
      },
    ];
  }).flat();
};
