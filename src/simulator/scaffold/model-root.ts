import type { ModelFacts } from "./model-facts.ts";
import type { ModelBody, ModelJoint } from "./model-parts.ts";

/** The robot of a model: the kinematic tree that most actuators work on. */
export type Robot = {
  /** The body that the tree hangs on. */
  root: number;
  /**
   * The body that travels: of a free joint, or of slides without ends in which a planar robot hangs. Undefined for an arm
   * and whatever else stands where it stands.
   */
  base?: ModelBody;
  /** Places in qpos that say where along x and y the base is. */
  travelled: readonly number[];
  /** The place in qvel of the base's motion up and down, where it has one. */
  vertical?: number;
  /** Whether it is driven through the air: forces act on the base itself. */
  isPushed: boolean;
};

/** How upright an axis of a body of the world is: the angle of a body's own frame is put in by `frame` (w, x, y, z). */
export const verticalShare = (
  axis: readonly [number, number, number],
  frame: readonly [number, number, number, number],
): number => {
  const [w, x, y, z] = frame;
  const [a, b, c] = axis;
  // The last row of the frame's rotation matrix, times the axis.
  return 2 * (x * z - w * y) * a + 2 * (y * z + w * x) * b + (w * w - x * x - y * y + z * z) * c;
};

const mostDriven = ({ bodies, joints, actuators }: ModelFacts): number => {
  const counts = new Map<number, number>();
  for (const { transmission } of actuators) {
    const roots = new Set([
      ...transmission.joints.map(({ body }) => body.root),
      ...transmission.bodies.map((id) => (bodies[id] as ModelBody).root),
    ]);
    for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  const inMotion = [...counts].filter(([root]) => joints.some(({ body }) => body.root === root));
  // Of equals the first in the model.
  inMotion.sort(([left, most], [right, more]) => more - most || left - right);
  return inMotion[0]?.[0] ?? (joints[0] as ModelJoint).body.root;
};

export const robotOf = (facts: ModelFacts, frames: (body: number) => [number, number, number, number]): Robot => {
  const { bodies, joints, actuators } = facts;
  const root = mostDriven(facts);
  const inTree = joints.filter(({ body }) => body.root === root);
  const pushed = (body: ModelBody): boolean =>
    actuators.some(({ transmission }) => transmission.bodies.includes(body.id));
  const free = inTree.find(({ kind }) => kind === "free");
  if (free !== undefined) {
    return {
      root,
      base: free.body,
      travelled: [free.position, free.position + 1],
      vertical: free.velocity + 2,
      isPushed: pushed(free.body),
    };
  }
  const drivers = (joint: ModelJoint) => actuators.filter(({ transmission }) => transmission.joints.includes(joint));
  // A spring has a place to which it pulls.
  const isEndless = (joint: ModelJoint): boolean =>
    joint.range === undefined && !joint.isSprung && !drivers(joint).some(({ kind }) => kind === "position");
  const jointsOf = (body: ModelBody): ModelJoint[] => inTree.filter((joint) => joint.body === body);
  const children = (body: ModelBody): ModelBody[] => bodies.filter(({ parent, id }) => parent === body.id && id !== 0);

  // Down from the root, as long as all that a body does is to slide on, or to swing without being driven.
  let base: ModelBody | undefined;
  const slides: ModelJoint[] = [];
  for (let body: ModelBody | undefined = bodies[root]; body !== undefined;) {
    const own = jointsOf(body);
    const endless = own.filter((joint) => joint.kind === "slide" && isEndless(joint));
    const swings = own.filter((joint) => joint.kind !== "slide" && isEndless(joint) && drivers(joint).length === 0);
    const turns = endless.length > 0 ? own.filter(({ kind }) => kind !== "slide") : swings;
    if (endless.length + turns.length < own.length || (own.length > 0 && endless.length === 0 && base === undefined)) {
      break;
    }
    if (own.length > 0) base = body;
    slides.push(...endless);
    const next = children(body);
    body = next.length === 1 ? next[0] : undefined;
  }
  const share = (joint: ModelJoint): number => Math.abs(verticalShare(joint.axis, frames(joint.body.id)));
  const travelled = slides.filter((joint) => share(joint) < 0.7);
  if (base === undefined || travelled.length === 0) return { root, travelled: [], isPushed: false };
  // What is driven up and down is carried, and does not fall.
  const vertical = slides.find((joint) => share(joint) >= 0.7 && drivers(joint).length === 0);
  return {
    root,
    base,
    travelled: travelled.map(({ position }) => position),
    ...(vertical === undefined ? {} : { vertical: vertical.velocity }),
    isPushed: pushed(base),
  };
};

/** The robot's bodies first, its base before all, then the other trees in the model's order. */
export const bodiesInOrder = ({ bodies }: ModelFacts, { root, base }: Robot): ModelBody[] => {
  const rank = (body: ModelBody): number => (body.id === base?.id ? 0 : body.root === root ? 1 : 2);
  return bodies
    .map((body) => ({ body, rank: rank(body) }))
    .sort((left, right) => left.rank - right.rank || left.body.id - right.body.id)
    .map(({ body }) => body);
};
