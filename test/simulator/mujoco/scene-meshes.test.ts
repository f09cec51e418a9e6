import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { POSE, type SceneDescription } from "../../../src/core/recording.ts";
import { readMesh } from "../../../src/core/scene-mesh.ts";
import { poseOf, worldPoint } from "../../../src/drawing/pose.ts";
import { createPhysics } from "../../../src/simulator/mujoco/physics.ts";
import { describeModel, writeGeomPoses } from "../../../src/simulator/mujoco/scene.ts";
import { drawnMeshes } from "../../../src/simulator/mujoco/scene-meshes.ts";
import { simplified, type Surface } from "../../../src/simulator/mujoco/surface.ts";

const wedge = readFileSync(new URL("fixtures/wedge.obj", import.meta.url));

const xml = `<mujoco>
  <asset>
    <mesh name="wedge" file="wedge.obj"/>
    <hfield name="hill" nrow="3" ncol="4" size="2 1 0.5 0.1" elevation="0 0 0 0  0 1 1 0  0 0 0 0"/>
  </asset>
  <worldbody>
    <geom name="hill" type="hfield" hfield="hill" pos="0 0 1"/>
    <body name="cart" pos="1 2 3" euler="0 0 90">
      <joint name="slide" type="slide" axis="1 0 0"/>
      <geom name="front" type="mesh" mesh="wedge"/>
      <geom name="back" type="mesh" mesh="wedge" pos="-1 0 0" euler="90 0 0"/>
      <geom name="collision" type="mesh" mesh="wedge" group="3"/>
    </body>
  </worldbody>
  <actuator><motor joint="slide"/></actuator>
</mujoco>`;

const drawn = async (): Promise<{ description: SceneDescription; poses: number[] }> => {
  const physics = await createPhysics({ xml, files: { "wedge.obj": wedge }, count: 1, frameSkip: 1 });
  try {
    physics.reset(0);
    physics.forward(0);
    const { description, geoms } = describeModel(physics.tree());
    const poses = new Float64Array(geoms.length * POSE);
    writeGeomPoses(physics.lane(0), { geoms, poses });
    return { description, poses: [...poses] };
  } finally {
    physics.dispose();
  }
};

/** Where the corners of a drawn shape are in the world. */
const cornersOf = ({ description, poses }: Awaited<ReturnType<typeof drawn>>, name: string) => {
  const place = description.shapes.findIndex((shape) => shape.name === name);
  const shape = description.shapes[place]!;
  if (shape.kind !== "mesh") throw new Error(`${name} is a ${shape.kind}`);
  const { corners, triangles } = readMesh(description.meshes![shape.mesh]!, shape.size);
  const points = Array.from({ length: corners.length / 3 }, (_, corner) =>
    worldPoint(poseOf(poses, place), [corners[3 * corner]!, corners[3 * corner + 1]!, corners[3 * corner + 2]!]),
  );
  return { points, triangles };
};

const expectSame = (points: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): void => {
  expect(points).toHaveLength(wanted.length);
  for (const want of wanted)
    expect(
      Math.min(...points.map((point) => Math.hypot(...point.map((value, axis) => value - want[axis]!)))),
    ).toBeLessThan(1e-4);
};

const corners = [
  [0, 0, 0],
  [0.4, 0, 0],
  [0.4, 0.2, 0],
  [0, 0.2, 0],
  [0, 0, 0.3],
  [0, 0.2, 0.3],
] as const;

test("a model's meshes are drawn as they are, where MuJoCo has them, and told once however many show them", async () => {
  const scene = await drawn();
  expect(scene.description.shapes.map(({ kind, role, name }) => `${name} ${kind} ${role}`)).toEqual([
    "hill mesh ground",
    "front mesh body",
    "back mesh body",
  ]);
  expect(scene.description.meshes).toHaveLength(2);
  // The body stands turned to the left.
  const placed = ([x, y, z]: readonly [number, number, number]) => [1 - y, 2 + x, 3 + z];
  expectSame(cornersOf(scene, "front").points, corners.map(placed));
  // Its second one lies on its back: y is up, and z to its right.
  expectSame(
    cornersOf(scene, "back").points,
    corners.map(([x, y, z]) => placed([x - 1, -z, y])),
  );
  expect(cornersOf(scene, "front").triangles).toHaveLength(3 * 8);
});

test("a surface's triangles are counter-clockwise from outside, as the model has them", async () => {
  const { points, triangles } = cornersOf(await drawn(), "front");
  const [a, b, c] = [0, 1, 2].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length);
  for (let at = 0; at < triangles.length; at += 3) {
    const [p, q, r] = [0, 1, 2].map((each) => [...points[triangles[at + each]!]!]) as [number[], number[], number[]];
    const [u, v] = [q, r].map((point) => point.map((value, axis) => value - p[axis]!)) as [number[], number[]];
    const normal = [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!];
    const outward = [p[0]! - a!, p[1]! - b!, p[2]! - c!];
    expect(normal.reduce((sum, value, axis) => sum + value * outward[axis]!, 0)).toBeGreaterThan(0);
  }
});

test("a height field is the ground that it says", async () => {
  const { points } = cornersOf(await drawn(), "hill");
  const wanted = [-1, 0, 1].flatMap((y) =>
    [-2, -2 / 3, 2 / 3, 2].map((x) => [x, y, y === 0 && Math.abs(x) < 1 ? 1.5 : 1]),
  );
  expectSame(points, wanted);
});

/** A ball of `rings` × `rings` places. */
const ball = (rings: number): Surface => {
  const points: number[] = [];
  const triangles: number[] = [];
  for (let ring = 0; ring <= rings; ring++)
    for (let place = 0; place < rings; place++) {
      const [up, around] = [(Math.PI * ring) / rings, (2 * Math.PI * place) / rings];
      points.push(Math.sin(up) * Math.cos(around), Math.sin(up) * Math.sin(around), Math.cos(up));
      if (ring === rings) continue;
      const [here, next] = [ring * rings + place, ring * rings + ((place + 1) % rings)];
      triangles.push(here, here + rings, next, next, here + rings, next + rings);
    }
  return { corners: points, triangles };
};

test.each([2000, 300, 120])("a ball of 20,000 triangles is one of at most %i, and as round as they allow", (most) => {
  const small = simplified(ball(100), most)!;
  const count = small.triangles.length / 3;
  expect(count).toBeLessThanOrEqual(most);
  expect(count).toBeGreaterThan(most / 4);
  for (const corner of small.triangles) expect(3 * corner).toBeLessThan(small.corners.length);
  // Cells of a ball of so many triangles.
  const cell = 4 / Math.sqrt(most / 4);
  for (let at = 0; at < small.corners.length; at += 3)
    expect(Math.abs(1 - Math.hypot(...small.corners.slice(at, at + 3)))).toBeLessThan(cell);
});

test("meshes of a scene share a stated number of triangles: small ones are whole, a scene of many is bounded", () => {
  const [cube, large] = [ball(4), ball(100)];
  const few = drawnMeshes([large, cube, large]);
  const trianglesOf = (mesh: (typeof few)[number]) => readMesh(mesh!.mesh, mesh!.size).triangles.length / 3;
  expect(trianglesOf(few[1]!)).toBe(trianglesOf(drawnMeshes([cube])[0]!));
  expect(trianglesOf(few[0]!)).toBeGreaterThan(1000);
  const many = drawnMeshes(Array.from({ length: 60 }, () => large));
  const bytes = many.reduce((sum, mesh) => sum + (mesh === null ? 0 : JSON.stringify(mesh).length), 0);
  expect(bytes).toBeLessThan(262_144);
  expect(many.every((mesh) => mesh !== null)).toBe(true);
});

test("nothing is left of a surface without extent: it is drawn as its box", () => {
  const point: Surface = {
    corners: [1, 1, 1, 1, 1, 1, 1, 1, 1],
    triangles: Array.from({ length: 30_000 }, () => [0, 1, 2]).flat(),
  };
  expect(drawnMeshes([point])).toEqual([null]);
});
