import type { PhysicsLane } from "../mujoco/types.ts";
import type { ModelFacts } from "./model-facts.ts";
import type { ModelBody, ModelJoint } from "./model-parts.ts";
import { bodiesInOrder, type Robot } from "./model-root.ts";
import type { ModelSensor } from "./model-sensors.ts";
import { camelCase, createNames } from "./names.ts";

/** Where one number of a field lies: `{ array: "xpos", index: 5, body: 1 }` is the z of body 1. */
export type Place = { array: keyof PhysicsLane; index: number; body?: number };

/** A state field to be: where it stands, what it says, and where its numbers come from (several for a vector). */
export type PlannedField = {
  path: readonly string[];
  description: string;
  unit: string;
  /** Limits that the model sets: motions meet all of it, and give way at the ends. */
  limits?: readonly [number, number];
  /** Values that it can have at all. */
  possible?: readonly [number, number];
  /** What goes one way goes the other: a speed about 0, a way travelled about where it starts. */
  symmetric?: "about 0" | "about start";
  places: readonly Place[];
  /** One number made of all places, each times this. */
  weights?: readonly number[];
};

/** What of a field's number a lane holds, the field's own if it is made of several. */
export const fieldValue = ({ places, weights }: PlannedField, lane: PhysicsLane, part = 0): number => {
  const at = ({ array, index }: Place): number => lane[array][index] as number;
  if (weights === undefined) return at(places[part] as Place);
  return places.reduce((sum, place, index) => sum + (weights[index] as number) * at(place), 0);
};

/** How many numbers a field has. */
export const fieldSize = ({ places, weights }: PlannedField): number => (weights === undefined ? places.length : 1);

const axes = ["x", "y", "z"] as const;
const quaternion = ["w", "x", "y", "z"] as const;
const unitNumbers = [-1, 1] as const;

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
      limits: unitNumbers,
      possible: unitNumbers,
      places: [{ array: "qpos", index: first + index }],
    }));
  const spin = (first: number): PlannedField[] =>
    axes.map((axis, index) => ({
      path: [group, "spin", axis],
      description: `Angular velocity about its own ${axis} axis`,
      unit: "rad/s",
      symmetric: "about 0" as const,
      places: [{ array: "qvel", index: first + index }],
    }));
  const pair = (
    [where, speed]: readonly [string, string],
    { what, rate, unit }: { what: string; rate: string; unit: string },
  ): PlannedField[] => [
    {
      path: [group, where],
      description: `${what} of ${of}`,
      unit,
      ...(limits === undefined ? {} : { limits }),
      places: [{ array: "qpos", index: position }],
    },
    {
      path: [group, speed],
      description: `${rate} of ${of}`,
      unit: `${unit}/s`,
      symmetric: "about 0" as const,
      places: [{ array: "qvel", index: velocity }],
    },
  ];
  switch (kind) {
    case "hinge":
      return pair(["angle", "rate"], { what: "Angle", rate: "Angular velocity", unit: "rad" });
    case "slide":
      return pair(["position", "velocity"], { what: "Displacement", rate: "Velocity", unit: "m" });
    case "ball":
      return [...orientation(position), ...spin(velocity)];
    case "free":
      return [
        ...axes.map((axis, index) => ({
          path: [group, `velocity${axis.toUpperCase()}`],
          description: `Velocity along ${axis}`,
          unit: "m/s",
          symmetric: "about 0" as const,
          places: [{ array: "qvel" as const, index: velocity + index }],
        })),
        ...orientation(position + 3),
        ...spin(velocity + 3),
      ];
  }
};

const sensorFields = (sensor: ModelSensor, name: string): PlannedField[] => {
  const { place, size, what, unit, possible, parts } = sensor;
  // mj_step measures before it moves: the readings are those at the start of the last physics step.
  const description = `Sensor ${sensor.name === "" ? "" : `'${sensor.name}' `}(${what}), one physics step ago`;
  const at = (index: number): Place => ({ array: "sensordata", index: place + index });
  const common = { unit, possible };
  if (parts !== undefined) {
    return parts.map((part, index) => ({
      path: ["sensors", name, part],
      description: `${description}, ${part}`,
      ...common,
      places: [at(index)],
    }));
  }
  return [
    { path: ["sensors", name], description, ...common, places: Array.from({ length: size }, (_, index) => at(index)) },
  ];
};

/** Of a cloth's many bodies those that show where it is: the first, the last and some between. */
const shownVertices = (vertices: readonly ModelBody[]): ReadonlySet<number> => {
  const most = 5;
  const step = Math.max(1, (vertices.length - 1) / (most - 1));
  return new Set(
    Array.from({ length: Math.min(most, vertices.length) }, (_, index) => vertices[Math.round(index * step)]?.id ?? -1),
  );
};

/** How far the base still has the axis upwards that it has at the start: 1 there, 0 lying, −1 upside down. */
const uprightField = (group: string, { base, axis }: { base: ModelBody; axis: readonly number[] }): PlannedField => {
  const set = axes.flatMap((_, index) => (Math.abs(axis[index] as number) < 1e-6 ? [] : [index]));
  return {
    path: [group, "upright"],
    description: "How upright it is: 1 as at the start, 0 lying on its side, -1 upside down",
    unit: "1",
    limits: unitNumbers,
    possible: unitNumbers,
    places: set.map((index) => ({ array: "xmat", index: 9 * base.id + 6 + index, body: base.id })),
    weights: set.map((index) => axis[index] as number),
  };
};

export type ModelFields = { fields: readonly PlannedField[]; groups: ReadonlyMap<number, string> };

/**
 * State fields of a model, by the names that its author gave, the robot's base first: joints and moving bodies as groups (a
 * joint and a body of one name share theirs), activations of muscles and filters, sensors.
 */
export const modelFields = (
  facts: ModelFacts,
  { robot, up }: { robot: Robot; up: readonly number[] | undefined },
): ModelFields => {
  // `action` is what measures call the action by.
  const reserved = ["sensors", "activation", "action"];
  const bodyGroup = createNames(reserved);
  const groups = new Map<number, string>();
  const ordered = bodiesInOrder(facts, robot);
  const shown = shownVertices(facts.bodies.filter(({ isVertex }) => isVertex));
  for (const body of ordered) {
    if (body.moves && (!body.isVertex || shown.has(body.id))) {
      groups.set(body.id, bodyGroup(camelCase(body.name) ?? `body${body.id}`));
    }
  }
  const travelling = new Set([
    ...(robot.base === undefined ? [] : [robot.root]),
    ...facts.joints.flatMap(({ kind, body }) => (kind === "free" ? [body.root] : [])),
  ]);
  const bodies = ordered.flatMap((body) => {
    const group = groups.get(body.id);
    if (group === undefined) return [];
    const position = axes.map((axis, index): PlannedField => ({
      path: [group, axis],
      description: `Position of ${quoted(body.name, "body")} along ${axis}${axis === "z" ? ", upwards" : ""}`,
      unit: "m",
      // Who travels one way travels the other.
      ...(axis !== "z" && travelling.has(body.root) ? { symmetric: "about start" as const } : {}),
      places: [{ array: "xpos", index: 3 * body.id + index, body: body.id }],
    }));
    return up !== undefined && body === robot.base
      ? [...position, uprightField(group, { base: body, axis: up })]
      : position;
  });
  // Joints may share a group with a body, not with each other.
  const jointGroup = createNames(reserved);
  const ranks = new Map(ordered.map(({ id }, rank) => [id, rank]));
  const joints = facts.joints
    .map((joint, index) => ({ joint, index }))
    .filter(({ joint }) => !joint.body.isVertex)
    .sort(
      (left, right) =>
        (ranks.get(left.joint.body.id) as number) - (ranks.get(right.joint.body.id) as number) ||
        left.index - right.index,
    )
    .flatMap(({ joint, index }) => {
      const own = groups.get(joint.body.id);
      const group = joint.kind === "free" && own !== undefined ? own : (camelCase(joint.name) ?? `joint${index + 1}`);
      const travels = robot.travelled.includes(joint.position);
      return jointFields(joint, jointGroup(group)).map((field) =>
        travels && field.places[0]?.array === "qpos" && joint.kind === "slide"
          ? { ...field, symmetric: "about start" as const }
          : field,
      );
    });
  const activationName = createNames();
  const activations = facts.actuators.flatMap(({ name, activation }, index): PlannedField[] => {
    if (activation === undefined) return [];
    const { place, size, unit, range } = activation;
    return [
      {
        path: ["activation", activationName(camelCase(name) ?? `actuator${index + 1}`)],
        description: `Activation of ${quoted(name, "actuator")}`,
        unit,
        ...(range === undefined ? {} : { limits: range, possible: range }),
        places: Array.from({ length: size }, (_, part) => ({ array: "act" as const, index: place + part })),
      },
    ];
  });
  const sensorName = createNames();
  const sensors = facts.sensors.flatMap((sensor, index) =>
    sensorFields(sensor, sensorName(camelCase(sensor.name) ?? `sensor${index + 1}`)),
  );
  return { fields: [...bodies, ...joints, ...activations, ...sensors], groups };
};
