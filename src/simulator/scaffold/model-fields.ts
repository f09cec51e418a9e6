import type { PhysicsLane } from "../mujoco/types.ts";
import type { ModelFacts, ModelJoint, ModelSensor } from "./model-facts.ts";
import { camelCase, createNames } from "./names.ts";

/** Where one number of a field lies: `{ array: "xpos", index: 5, body: 1 }` is the z of body 1. */
export type Place = { array: keyof PhysicsLane; index: number; body?: number };

/** A state field to be: where it stands, what it says, and where its numbers come from (several for a vector). */
export type PlannedField = {
  path: readonly string[];
  description: string;
  unit: string;
  /** Limits that the model sets. */
  limits?: readonly [number, number];
  places: readonly Place[];
};

const axes = ["x", "y", "z"] as const;
const quaternion = ["w", "x", "y", "z"] as const;

const quoted = (name: string, kind: string): string => (name === "" ? `an unnamed ${kind}` : `${kind} '${name}'`);

/** The fields of a joint; a free joint's position is its body's, which every body has. */
const jointFields = (joint: ModelJoint, group: string): PlannedField[] => {
  const { kind, position, velocity, range: limits } = joint;
  const of = quoted(joint.name, "joint");
  const orientation = (first: number): PlannedField[] =>
    quaternion.map((part, index) => ({
      path: [group, "orientation", part],
      description: `Orientation, ${part} of the unit quaternion`,
      unit: "1",
      limits: [-1, 1] as const,
      places: [{ array: "qpos", index: first + index }],
    }));
  const spin = (first: number): PlannedField[] =>
    axes.map((axis, index) => ({
      path: [group, "spin", axis],
      description: `Angular velocity about its own ${axis} axis`,
      unit: "rad/s",
      places: [{ array: "qvel", index: first + index }],
    }));
  switch (kind) {
    case "hinge":
      return [
        {
          path: [group, "angle"],
          description: `Angle of ${of}`,
          unit: "rad",
          limits,
          places: [{ array: "qpos", index: position }],
        },
        {
          path: [group, "rate"],
          description: `Angular velocity of ${of}`,
          unit: "rad/s",
          places: [{ array: "qvel", index: velocity }],
        },
      ];
    case "slide":
      return [
        {
          path: [group, "position"],
          description: `Displacement of ${of}`,
          unit: "m",
          limits,
          places: [{ array: "qpos", index: position }],
        },
        {
          path: [group, "velocity"],
          description: `Velocity of ${of}`,
          unit: "m/s",
          places: [{ array: "qvel", index: velocity }],
        },
      ];
    case "ball":
      return [...orientation(position), ...spin(velocity)];
    case "free":
      return [
        ...axes.map((axis, index) => ({
          path: [group, `velocity${axis.toUpperCase()}`],
          description: `Velocity along ${axis}`,
          unit: "m/s",
          places: [{ array: "qvel" as const, index: velocity + index }],
        })),
        ...orientation(position + 3),
        ...spin(velocity + 3),
      ];
  }
};

const sensorFields = (sensor: ModelSensor, name: string): PlannedField[] => {
  const { place, size, what, unit } = sensor;
  // mj_step measures before it moves: the readings are those at the start of the last physics step.
  const description = `Sensor ${sensor.name === "" ? "" : `'${sensor.name}' `}(${what}), one physics step ago`;
  const at = (index: number): Place => ({ array: "sensordata", index: place + index });
  const parts = size === 3 ? axes : size === 4 && /quat/.test(what) ? quaternion : undefined;
  if (parts !== undefined) {
    return parts.map((part, index) => ({
      path: ["sensors", name, part],
      description: `${description}, ${part}`,
      unit,
      places: [at(index)],
    }));
  }
  return [
    { path: ["sensors", name], description, unit, places: Array.from({ length: size }, (_, index) => at(index)) },
  ];
};

/**
 * State fields of a model, by the names that its author gave: joints and moving bodies as groups (a joint and a body of one
 * name share theirs), activations of muscles and filters, sensors.
 */
export const modelFields = (facts: ModelFacts): PlannedField[] => {
  const reserved = ["sensors", "activation"];
  const bodyGroup = createNames(reserved);
  const groups = new Map<number, string>();
  for (const body of facts.bodies) {
    if (body.moves) groups.set(body.id, bodyGroup(camelCase(body.name) ?? `body${body.id}`));
  }
  // Joints may share a group with a body, not with each other.
  const jointGroup = createNames(reserved);
  const joints = facts.joints.flatMap((joint, index) => {
    const own = groups.get(joint.body.id);
    const group = joint.kind === "free" && own !== undefined ? own : (camelCase(joint.name) ?? `joint${index + 1}`);
    return jointFields(joint, jointGroup(group));
  });
  const bodies = facts.bodies.flatMap((body) => {
    const group = groups.get(body.id);
    if (group === undefined) return [];
    return axes.map((axis, index): PlannedField => ({
      path: [group, axis],
      description: `Position of ${quoted(body.name, "body")} along ${axis}${axis === "z" ? ", upwards" : ""}`,
      unit: "m",
      places: [{ array: "xpos", index: 3 * body.id + index, body: body.id }],
    }));
  });
  const activationName = createNames();
  const activations = facts.actuators.flatMap(({ name, activation }, index): PlannedField[] =>
    activation === undefined
      ? []
      : [
          {
            path: ["activation", activationName(camelCase(name) ?? `actuator${index + 1}`)],
            description: `Activation of ${quoted(name, "actuator")}`,
            unit: "1",
            places: [{ array: "act", index: activation }],
          },
        ],
  );
  const sensorName = createNames();
  const sensors = facts.sensors.flatMap((sensor, index) =>
    sensorFields(sensor, sensorName(camelCase(sensor.name) ?? `sensor${index + 1}`)),
  );
  return [...bodies, ...joints, ...activations, ...sensors];
};
