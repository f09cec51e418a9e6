import type { Physics } from "../mujoco/types.ts";
import type { ModelFacts } from "./model-facts.ts";
import { fieldSize, type PlannedField } from "./model-fields.ts";
import type { Range } from "./model-parts.ts";
import { startUndisturbed, type Pace } from "./model-rollouts.ts";
import type { Robot } from "./model-root.ts";

/** When a robot has fallen: its base lies lower than this, or is tilted by more than 60°. */
export type Fall = { group: string; height?: number; isTilted: boolean };

/** cos 60° */
export const fallenTilt = 0.5;

/** "lies lower than 0.6 m or is tilted by more than 60°" */
export const fallWords = ({ height, isTilted }: Fall): string =>
  [
    ...(height === undefined ? [] : [`lies lower than ${height} m`]),
    ...(isTilted ? ["is tilted by more than 60° from how it started"] : []),
  ].join(" or ");

const toTwo = (value: number): number => Number(value.toPrecision(2));

/** Where the column of a field of one number lies in a row. */
const columnOf = (fields: readonly PlannedField[], path: string): number => {
  let column = 0;
  for (const field of fields) {
    if (field.path.join(".") === path) return column;
    column += fieldSize(field);
  }
  return -1;
};

/**
 * The height of a base over which it stands: where it is when it first meets something, or where it starts in the air if it
 * is to fly. Undefined where nothing is met within two seconds.
 */
const standingHeight = (
  physics: Physics,
  { facts, pace, robot, rest }: { facts: ModelFacts; pace: Pace; robot: Robot; rest: readonly Range[] },
): number | undefined => {
  startUndisturbed(physics, { facts, pace });
  const height = (): number => physics.lane(0).xpos[3 * (robot.base as { id: number }).id + 2] as number;
  const { ctrl } = physics.lane(0);
  rest.forEach(([low, high], place) => void (ctrl[place] = Math.min(Math.max(0, low), high)));
  for (let seconds = 0; seconds < 2; seconds += facts.timestep) {
    const before = height();
    if (!physics.advance(0)) return undefined;
    // Within the robot forces balance: only what holds it from outside shows on its base's own motion.
    if (Math.abs(physics.lane(0).qfrc_constraint[robot.vertical as number] as number) > 1e-6) return before;
  }
  return undefined;
};

/** How far a robot's bodies lie from its base. */
export const reachOf = (physics: Physics, { facts, robot }: { facts: ModelFacts; robot: Robot }): number => {
  const { xpos } = physics.lane(0);
  const base = (robot.base as { id: number }).id;
  const away = facts.bodies
    .filter(({ root }) => root === robot.root)
    .map(({ id }) =>
      Math.hypot(...[0, 1, 2].map((axis) => (xpos[3 * id + axis] as number) - (xpos[3 * base + axis] as number))),
    );
  return Math.max(0.1, ...away);
};

/** All of a body's shapes are balls: it has no side to lie on. */
const isBall = ({ model }: Physics, body: number): boolean => {
  const sphere = 2;
  const types = model.geom_type as Int32Array;
  const own = [...(model.geom_bodyid as Int32Array)].flatMap((each, geom) => (each === body ? [types[geom]] : []));
  return own.length > 0 && own.every((type) => type === sphere);
};

/** Whether and when the robot falls, from what random actions came to; undefined where it does not. */
export const fallOf = (
  physics: Physics,
  {
    facts,
    pace,
    robot,
    group,
    fields,
    episodes,
    actions,
  }: {
    facts: ModelFacts;
    pace: Pace;
    robot: Robot;
    group: string;
    fields: readonly PlannedField[];
    episodes: readonly (readonly Float64Array[])[];
    actions: readonly Range[];
  },
): Fall | undefined => {
  if (robot.base === undefined || facts.gravity <= 0) return undefined;
  const lowestOf = (path: string): number => {
    const column = columnOf(fields, path);
    return Math.min(...episodes.map((rows) => Math.min(...rows.map((row) => row[column] as number))));
  };
  const isTilted = lowestOf(`${group}.upright`) < 0 && !isBall(physics, robot.base.id);
  const fallen = (height?: number): Fall | undefined =>
    height === undefined && !isTilted ? undefined : { group, ...(height === undefined ? {} : { height }), isTilted };
  if (robot.vertical === undefined) return fallen();
  const met = standingHeight(physics, { facts, pace, robot, rest: actions });
  startUndisturbed(physics, { facts, pace });
  const start = physics.lane(0).xpos[3 * robot.base.id + 2] as number;
  const reach = reachOf(physics, { facts, robot });
  const standing = robot.isPushed || met === undefined ? start : met;
  const lowest = lowestOf(`${group}.z`);
  if (!(standing - lowest > reach / 4)) return fallen();
  // Well down, so that a crouch is none; where it sinks through the ground or there is none, by its own size.
  const deepest = robot.isPushed ? Math.max(1, 3 * reach) : 0.6 * reach;
  return fallen(toTwo(Math.max(lowest + 0.4 * (standing - lowest), standing - deepest)));
};

/** An episode's rows up to the one in which it ends. */
export const untilFall = (
  rows: readonly Float64Array[],
  { fall, fields }: { fall: Fall | undefined; fields: readonly PlannedField[] },
): readonly Float64Array[] => {
  if (fall === undefined) return rows;
  const height = columnOf(fields, `${fall.group}.z`);
  const upright = columnOf(fields, `${fall.group}.upright`);
  const end = rows.findIndex(
    (row) =>
      (fall.height !== undefined && (row[height] as number) < fall.height) ||
      (fall.isTilted && (row[upright] as number) < fallenTilt),
  );
  return end < 0 ? rows : rows.slice(0, end + 1);
};
