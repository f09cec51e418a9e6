import type { PhysicsLane } from "../mujoco/types.ts";
import type { ModelFacts } from "./model-facts.ts";
import type { PlannedField } from "./model-fields.ts";
import type { Robot } from "./model-root.ts";

/** What of an array of MuJoCo's the policy sees: labels in the order of `places`. */
export type ObservedArray = {
  array: "qpos" | "qvel" | "act" | "sensordata";
  places: readonly number[];
  labels: readonly string[];
  /** Whether that is all of it. */
  isWhole: boolean;
};

/** A body seen from another: `cube.x − torso.x`. */
export type ObservedOffset = { body: number; from: number | undefined; axis: 0 | 1 | 2; label: string };

export type Observed = { arrays: readonly ObservedArray[]; offsets: readonly ObservedOffset[] };

/** More sensor readings than this are images or skins: state fields, but no input for a small policy. */
const mostObserved = 64;

const axisNames = ["x", "y", "z"] as const;

/** Names of the numbers of an array of MuJoCo's, from the fields that show them. */
const labelAt = (array: keyof PhysicsLane, place: number, fields: readonly PlannedField[]): string => {
  for (const { path, places, weights } of fields) {
    if (weights !== undefined) continue;
    const index = places.findIndex((each) => each.array === array && each.index === place);
    if (index >= 0) return places.length === 1 ? path.join(".") : `${path.join(".")}.${index}`;
  }
  return `${array}.${place}`;
};

/**
 * What a policy sees: positions, velocities, activations, readings. Not where a base that travels is along x and y: how to walk
 * does not depend on it; what else lies about loose is then seen from the base. Nor each vertex of a cloth.
 */
export const observedOf = (
  facts: ModelFacts,
  { fields, robot, groups }: { fields: readonly PlannedField[]; robot: Robot; groups: ReadonlyMap<number, string> },
): Observed => {
  const { sizes, joints, bodies, sensors } = facts;
  const { base } = robot;
  const soft = joints.filter(({ body }) => body.isVertex);
  const loose =
    base === undefined ? [] : joints.filter(({ kind, body }) => kind === "free" && body.root !== robot.root);
  const hidden = new Set([
    ...soft.map(({ position }) => position),
    ...robot.travelled,
    ...loose.flatMap(({ position }) => [position, position + 1]),
  ]);
  const numbers = (count: number) => Array.from({ length: count }, (_, place) => place);
  const heights = new Map(
    joints.flatMap(({ kind, position, body }) =>
      kind === "free"
        ? axisNames.map((axis, index) => [position + index, `${groups.get(body.id)}.${axis}`] as const)
        : [],
    ),
  );
  const readings = sensors.flatMap(({ place, size, absolute }) =>
    numbers(size)
      .filter((part) => base === undefined || !absolute.includes(part))
      .map((part) => place + part),
  );
  const softVelocities = new Set(soft.map(({ velocity }) => velocity));
  const kept = {
    qpos: numbers(sizes.qpos).filter((place) => !hidden.has(place)),
    qvel: numbers(sizes.qvel).filter((place) => !softVelocities.has(place)),
    act: numbers(sizes.act),
    sensordata: readings.length <= mostObserved ? readings : [],
  };
  const arrays = (["qpos", "qvel", "act", "sensordata"] as const)
    .map((array): ObservedArray => ({
      array,
      places: kept[array],
      labels: kept[array].map(
        (place) => (array === "qpos" ? heights.get(place) : undefined) ?? labelAt(array, place, fields),
      ),
      isWhole: kept[array].length === sizes[array],
    }))
    .filter(({ places }) => places.length > 0);
  // What is not of the robot's tree is seen from its base; a cloth's points from the world where there is none.
  const others = bodies.filter(
    ({ id, root, isVertex }) =>
      groups.has(id) && (isVertex || (base !== undefined && root !== robot.root && id === root)),
  );
  const offsets = others.flatMap((body) =>
    (body.isVertex ? ([0, 1, 2] as const) : ([0, 1] as const)).map((axis): ObservedOffset => {
      const from = axis === 2 ? undefined : base?.id;
      const own = `${groups.get(body.id)}.${axisNames[axis]}`;
      return {
        body: body.id,
        from,
        axis,
        label: from === undefined ? own : `${own} − ${groups.get(from)}.${axisNames[axis]}`,
      };
    }),
  );
  return { arrays, offsets };
};

/** Whether there were more readings than a small policy takes. */
export const leavesReadingsOut = ({ sensors }: ModelFacts): boolean =>
  sensors.reduce((sum, { size }) => sum + size, 0) > mostObserved;
