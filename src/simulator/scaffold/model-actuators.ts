import type { MainModule, MjModel } from "@mujoco/mujoco";
import { pairAt, said, type ModelJoint, type Motion, type Names } from "./model-parts.ts";
import { shortNumber } from "./print-text.ts";
import { transmissionOf, type Transmission } from "./model-transmission.ts";

/** What the number that a policy gives an actuator is. */
export type ControlKind = "force" | "position" | "velocity" | "activation" | "voltage" | "other";

export type ModelActuator = {
  /** Its own name, or its target's. */
  name: string;
  kind: ControlKind;
  /** `joint 'hip'` */
  target: string;
  transmission: Transmission;
  unit: string;
  /** How many of the unit one number of the control is, where it is not 1: 100 N·m, 0.0157 m. */
  scale?: { amount: number; unit: string };
  /** Limits of the control that the model sets or that follow from its forces and joints. */
  range?: readonly [number, number];
  /** Whether the model itself sets them as limits of the control. */
  isLimited: boolean;
  /** Limits of what it exerts. */
  forces?: readonly [number, number];
  /** Numbers that it takes, mostly one. */
  controls: number;
  /** Where its activations lie in `act`, for actuators that have some. */
  activation?: { place: number; size: number; unit: string; range?: readonly [number, number] };
};

export const positionUnit: Record<Motion, string> = { angular: "rad", linear: "m", mixed: "1" };
export const velocityUnit: Record<Motion, string> = { angular: "rad/s", linear: "m/s", mixed: "1" };
export const forceUnit: Record<Motion, string> = { angular: "N·m", linear: "N", mixed: "1" };

const near = (left: number, right: number): boolean =>
  Math.abs(left - right) <= 1e-6 * Math.max(Math.abs(left), Math.abs(right));

type Meaning = { kind: ControlKind; unit: string; scale?: ModelActuator["scale"]; perControl?: number };

/** One number of the control as so many of a unit; plain where it is one. */
const scaled = (kind: ControlKind, { unit, amount }: { unit: string; amount: number }): Meaning =>
  near(amount, 1) || unit === "1"
    ? { kind, unit, perControl: amount }
    : { kind, unit: "1", scale: { amount: shortNumber(amount), unit }, perControl: amount };

/**
 * What a control means, from gain and bias: MuJoCo's force is gain · control + bias, times the gear at the joint. Equal gain
 * and stiffness make a servo that goes where it is told; other ratios one that goes to so many times that.
 */
const meaningOf = (
  model: MjModel,
  id: number,
  { mujoco, transmission: { motion }, gear }: { mujoco: MainModule; transmission: Transmission; gear: number },
): Meaning => {
  const { mjtGain, mjtBias, mjtDyn } = mujoco;
  const row = (values: Float64Array, place: number) => values[(values.length / model.nactuator) * id + place] as number;
  const gain = (model.actuator_gaintype as Int32Array)[id];
  const bias = (model.actuator_biastype as Int32Array)[id];
  const dynamics = (model.actuator_dyntype as Int32Array)[id];
  const strength = row(model.actuator_gainprm as Float64Array, 0);
  const [stiffness, damping] = [1, 2].map((place) => -row(model.actuator_biasprm as Float64Array, place)) as [
    number,
    number,
  ];
  if (gain === mjtGain.mjGAIN_MUSCLE.value) return { kind: "activation", unit: "1" };
  if (gain === mjtGain.mjGAIN_DCMOTOR.value || dynamics === mjtDyn.mjDYN_DCMOTOR.value) {
    return { kind: "voltage", unit: "V" };
  }
  if (gain !== mjtGain.mjGAIN_FIXED.value || dynamics === mjtDyn.mjDYN_USER.value) return { kind: "other", unit: "1" };
  const isServo = bias === mjtBias.mjBIAS_AFFINE.value;
  if (isServo && stiffness > 0) {
    // An integrator before it turns the control into a rate.
    return dynamics === mjtDyn.mjDYN_INTEGRATOR.value
      ? scaled("velocity", { unit: velocityUnit[motion], amount: strength / stiffness / gear })
      : scaled("position", { unit: positionUnit[motion], amount: strength / stiffness / gear });
  }
  if (isServo && damping > 0 && near(strength, damping)) {
    return scaled("velocity", { unit: velocityUnit[motion], amount: 1 / gear });
  }
  if ((bias !== mjtBias.mjBIAS_NONE.value && !isServo) || dynamics === mjtDyn.mjDYN_INTEGRATOR.value) {
    return { kind: "other", unit: "1" };
  }
  return scaled("force", { unit: forceUnit[motion], amount: strength * gear });
};

/** Where the model sets no limits of a control: what its forces or its joint allow. */
const impliedRange = (
  { kind, perControl = 1 }: Meaning,
  { transmission, forces }: { transmission: Transmission; forces: readonly [number, number] | undefined },
): readonly [number, number] | undefined => {
  const [joint] = transmission.joints;
  const bounds =
    kind === "force"
      ? (forces ?? joint?.forces)
      : kind === "position"
        ? (joint?.range ?? (joint?.kind === "hinge" ? ([-Math.PI, Math.PI] as const) : undefined))
        : undefined;
  if (bounds === undefined || !(Math.abs(perControl) > 0)) return undefined;
  const ends = bounds.map((end) => shortNumber(end / perControl));
  return [Math.min(...ends), Math.max(...ends)];
};

export const modelActuators = (
  model: MjModel,
  context: { mujoco: MainModule; names: Names; joints: readonly ModelJoint[] },
): ModelActuator[] =>
  Array.from({ length: model.nactuator }, (_, id): ModelActuator => {
    const { mujoco, names } = context;
    const transmission = transmissionOf(model, id, context);
    const gears = [...(model.actuator_gear as Float64Array).subarray(6 * id, 6 * id + 6)];
    // A ball has three gears and a body six, of which few are set; all else has the first alone.
    const isLine =
      ["tendon", "slider-crank"].includes(transmission.kind) ||
      transmission.joints.some(({ kind }) => kind === "hinge" || kind === "slide");
    const gear = isLine ? (gears[0] as number) : Math.hypot(...gears);
    const meaning = meaningOf(model, id, { mujoco, transmission, gear: gear === 0 ? 1 : gear });
    const flags = said(model.actuator(id), ({ ctrllimited, forcelimited, actlimited }) => ({
      isLimited: Boolean(ctrllimited),
      hasForces: Boolean(forcelimited),
      hasActivations: Boolean(actlimited),
    }));
    const forces = flags.hasForces ? pairAt(model.actuator_forcerange as Float64Array, id) : undefined;
    const first = (model.actuator_ctrladr as Int32Array)[id] as number;
    const range = flags.isLimited ? pairAt(model.actuator_ctrlrange as Float64Array, first) : undefined;
    const isLimited = range !== undefined && range[0] < range[1];
    const implied = isLimited ? undefined : impliedRange(meaning, { transmission, forces: scaledForces(forces, gear) });
    const place = (model.actuator_actadr as Int32Array)[id] as number;
    const { name: target, kind: of } = transmission;
    return {
      name: names.of("actuator", id) || target,
      kind: meaning.kind,
      target: target === "" ? `an unnamed ${of}` : `${of} '${target}'`,
      transmission,
      unit: meaning.unit,
      ...(meaning.scale === undefined ? {} : { scale: meaning.scale }),
      ...(isLimited ? { range } : implied === undefined ? {} : { range: implied }),
      isLimited,
      ...(forces === undefined ? {} : { forces }),
      controls: (model.actuator_ctrlnum as Int32Array)[id] as number,
      ...(place < 0
        ? {}
        : {
            activation: {
              place,
              size: (model.actuator_actnum as Int32Array)[id] as number,
              unit: activationUnit(model, id, { mujoco, meaning, transmission }),
              ...(flags.hasActivations
                ? { range: pairAt(model.actuator_actrange as Float64Array, id) }
                : meaning.kind === "activation"
                  ? { range: [0, 1] as const }
                  : {}),
            },
          }),
    };
  });

/** What an actuator may exert, at the joint. */
const scaledForces = (
  forces: readonly [number, number] | undefined,
  gear: number,
): readonly [number, number] | undefined =>
  forces === undefined ? undefined : [forces[0] * Math.abs(gear), forces[1] * Math.abs(gear)];

/** A filter keeps what it filters; an integrator of a rate keeps what it adds up to. */
const activationUnit = (
  model: MjModel,
  id: number,
  { mujoco, meaning, transmission }: { mujoco: MainModule; meaning: Meaning; transmission: Transmission },
): string => {
  const { mjtDyn } = mujoco;
  const dynamics = (model.actuator_dyntype as Int32Array)[id];
  if (dynamics === mjtDyn.mjDYN_INTEGRATOR.value && meaning.kind === "velocity") {
    return meaning.scale === undefined ? positionUnit[transmission.motion] : "1";
  }
  const isFilter = dynamics === mjtDyn.mjDYN_FILTER.value || dynamics === mjtDyn.mjDYN_FILTEREXACT.value;
  return isFilter ? meaning.unit : "1";
};
