import type { SceneDescription, SceneView, Shape, ShapeRole } from "../../core/recording.ts";
import { POSE } from "../../core/recording.ts";
import type { SceneMesh } from "../../core/scene-mesh.ts";
import type { ModelTree } from "./model-tree.ts";
import { drawnMeshes } from "./scene-meshes.ts";
import type { PhysicsLane } from "./types.ts";

/** MuJoCo's viewer shows these groups of geometries; the others hold what is for collisions only. */
const shownGroups = 3;
/** Cosine and sine of what counts as parallel. */
const parallel = 0.999;
const across = 0.04;

/** All joints move things in the plane across `normal`, seen so that its other two axes are right and up. */
const isPlanar = ({ bodies }: ModelTree, normal: 1 | 2): boolean =>
  bodies.every(({ joints }) =>
    joints.every(({ type, axis }) => {
      const along = Math.abs(axis[normal]);
      return type === "hinge" ? along > parallel : type === "slide" && along < across;
    }),
  );

const viewOf = (tree: ModelTree): SceneView => (isPlanar(tree, 1) ? "side" : isPlanar(tree, 2) ? "top" : "oblique");

/** From a body up to the child of the world that carries it; the world itself: []. */
const lineage = ({ bodies }: ModelTree, body: number): number[] => {
  const line: number[] = [];
  for (let at = body; at > 0; at = bodies[at]?.parent ?? 0) line.push(at);
  return line;
};

const isTarget = (name: string): boolean => /target|goal/i.test(name);

/**
 * Which limb of several: left 0 and right 1 where two branches mirror each other, else the place among the siblings.
 * Shapes that are on no branch, and branches in the middle of mirrored ones, have no side.
 */
const sideOf = (tree: ModelTree, line: readonly number[]): number | undefined => {
  const lateral = (body: number): number => {
    const { parent, position } = tree.bodies[body] as ModelTree["bodies"][number];
    return position[1] - (tree.bodies[parent]?.position[1] ?? 0);
  };
  const mirror = (left: number, right: number): boolean =>
    lateral(left) > lateral(right) + 1e-6 && Math.abs(lateral(left) + lateral(right)) < 1e-6;
  for (const body of line.slice(0, -1).reverse()) {
    const parent = tree.bodies[body]?.parent;
    const siblings = [...tree.bodies.keys()].filter((other) => other > 0 && tree.bodies[other]?.parent === parent);
    if (siblings.length < 2) continue;
    if (siblings.some((other) => mirror(body, other))) return 0;
    if (siblings.some((other) => mirror(other, body))) return 1;
    if (!siblings.some((one) => siblings.some((other) => mirror(one, other)))) return siblings.indexOf(body);
  }
  return undefined;
};

type Look =
  | { kind: "mesh"; size: readonly number[]; mesh: number }
  | { kind: Exclude<Shape["kind"], "line" | "mesh">; size: readonly number[] };

/** The surfaces that the listed geometries show, and what a geometry looks like with them; where nothing is left of one, its box. */
const looksOf = (
  tree: ModelTree,
  geoms: readonly number[],
): { meshes: SceneMesh[]; lookOf(geom: ModelTree["geoms"][number]): Look } => {
  const shown = [...new Set(geoms.flatMap((index) => tree.geoms[index]?.surface ?? []))];
  const drawn = drawnMeshes(shown.map((place) => tree.surfaces[place] as ModelTree["surfaces"][number]));
  const meshes: SceneMesh[] = [];
  const looks = new Map<number | undefined, Look>();
  for (const [index, one] of drawn.entries())
    if (one !== null) looks.set(shown[index], { kind: "mesh", size: one.size, mesh: meshes.push(one.mesh) - 1 });
  return {
    meshes,
    lookOf: ({ type, size, surface }) =>
      looks.get(surface) ?? { kind: type === "mesh" || type === "heights" ? "box" : type, size },
  };
};

/** The geometries worth drawing, in the model's order, with what they stand for. `geoms` are their indices in the model. */
export const describeModel = (tree: ModelTree): { description: SceneDescription; geoms: number[] } => {
  const drivenTops = new Set(
    tree.bodies.flatMap(({ driven }, body) => (driven ? [lineage(tree, body).at(-1) as number] : [])),
  );
  const movable = (line: readonly number[]) => line.some((body) => (tree.bodies[body]?.joints.length ?? 0) > 0);
  const roleOf = (geom: ModelTree["geoms"][number]): ShapeRole => {
    const line = lineage(tree, geom.body);
    const top = line.at(-1);
    if (isTarget(geom.name)) return "target";
    if (!movable(line)) return geom.type === "plane" || geom.type === "heights" ? "ground" : "fixed";
    if (top === undefined || !drivenTops.has(top)) return "object";
    return line.length === 1 ? "body" : "limb";
  };
  const geoms = tree.geoms.flatMap(({ group, alpha }, index) => (group < shownGroups && alpha > 0 ? [index] : []));
  const { meshes, lookOf } = looksOf(tree, geoms);
  const shapes = geoms.map((index): Shape => {
    const geom = tree.geoms[index] as ModelTree["geoms"][number];
    const role = roleOf(geom);
    const side = role === "limb" ? sideOf(tree, lineage(tree, geom.body)) : undefined;
    return {
      ...lookOf(geom),
      role,
      ...(side === undefined ? {} : { side }),
      ...(geom.name === "" ? {} : { name: geom.name }),
    };
  });
  // An arm's way is that of its end; what can leave its place is traced by its trunk.
  const trunk = [...drivenTops].flatMap((body) => tree.bodies[body]?.joints ?? []);
  const isArm = trunk.every(({ type }) => type === "hinge" || type === "ball");
  const end = isArm ? shapes.findLastIndex(({ role }) => role === "limb") : -1;
  const root = end < 0 ? shapes.findIndex(({ role }) => role === "body") : end;
  const view = viewOf(tree);
  const description: SceneDescription = { view, solid: true, shapes, root: root < 0 ? null : root };
  return { description: meshes.length === 0 ? description : { ...description, meshes }, geoms };
};

/** Poses of the listed geometries out of a lane's arrays. */
export const writeGeomPoses = (
  { geom_xpos, geom_xmat }: PhysicsLane,
  { geoms, poses }: { geoms: readonly number[]; poses: Float64Array },
): void => {
  geoms.forEach((geom, shape) => {
    const at = shape * POSE;
    for (let index = 0; index < 3; index++) poses[at + index] = geom_xpos[3 * geom + index] as number;
    for (let index = 0; index < 9; index++) poses[at + 3 + index] = geom_xmat[9 * geom + index] as number;
  });
};
