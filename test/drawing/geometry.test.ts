import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SceneView, Shape } from "../../src/core/recording.ts";
import type { SceneMesh } from "../../src/core/scene-mesh.ts";
import { convexHull } from "../../src/drawing/hull.ts";
import { outlinesOf } from "../../src/drawing/outline.ts";
import { poseOf } from "../../src/drawing/pose.ts";
import { basisOf, dot, project, unproject, type Point } from "../../src/drawing/projection.ts";
import { drawnMeshes } from "../../src/simulator/mujoco/scene-meshes.ts";
import { at } from "./recordings.ts";

const views: SceneView[] = ["side", "top", "oblique"];

describe("projection", () => {
  test.each([
    ["side", [1, 2, 3], [1, -3]],
    ["top", [1, 2, 3], [1, -2]],
  ] as const)("%s view of %j is %j", (view, point, seen) => {
    expect(project(basisOf(view), point)).toEqual(seen);
  });

  test("the oblique view shows x to the right, y to the back and z up", () => {
    const basis = basisOf("oblique");
    expect(project(basis, [1, 0, 0])[0]).toBeGreaterThan(0.5);
    expect(project(basis, [0, 1, 0])[1]).toBeLessThan(0);
    expect(dot([0, 1, 0], basis.toward)).toBeLessThan(0);
    expect(project(basis, [0, 0, 1])).toEqual([0, expect.closeTo(-Math.cos((20 * Math.PI) / 180), 12)]);
  });

  test.each(views)("the %s view's axes are orthonormal and right-handed", (view) => {
    const { right, up, toward } = basisOf(view);
    const axes = [right, up, toward];
    axes.forEach((one, row) =>
      axes.forEach((other, column) => expect(dot(one, other)).toBeCloseTo(row === column ? 1 : 0, 12)),
    );
    expect(right[0] * (up[1] * toward[2] - up[2] * toward[1])).toBeGreaterThan(0);
  });

  test.each(["top", "oblique"] as const)("unproject finds the ground point again, %s", (view) => {
    const coordinate = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, (x, y, height) => {
        const [back, across] = unproject(basisOf(view), project(basisOf(view), [x, y, height]), height);
        expect(back).toBeCloseTo(x, 8);
        expect(across).toBeCloseTo(y, 8);
      }),
    );
  });
});

test("the hull of a square with points inside is its corners, in one turning sense", () => {
  const corners: Point[] = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ];
  expect(convexHull([...corners, [1, 1], [0.5, 1.5], [2, 1]])).toEqual(corners);
  expect(
    convexHull([
      [1, 1],
      [1, 1],
    ] as Point[]),
  ).toEqual([[1, 1]]);
});

const turned = [0, 0, 1, 0, 1, 0, -1, 0, 0];
const outline = (shape: Shape, { pose = at(0, 0, 0), view = "side" as SceneView, meshes = [] as SceneMesh[] } = {}) =>
  outlinesOf(shape, poseOf(pose, 0), { basis: basisOf(view), scale: 100, meshes });

describe("outlines, at 100 px a metre", () => {
  test.each([
    [
      "a standing capsule",
      { kind: "capsule", size: [0.1, 0.5] },
      at(1, 0, 1),
      "M110 -50L110 -150A9.5 9.5 0 0 0 90 -150L90 -50A9.5 9.5 0 0 0 110 -50Z",
    ],
    [
      "a lying capsule",
      { kind: "capsule", size: [0.1, 0.5] },
      at(0, 0, 0, turned),
      "M-50 10L50 10A9.5 9.5 0 0 0 50 -10L-50 -10A9.5 9.5 0 0 0 -50 10Z",
    ],
    ["a sphere", { kind: "sphere", size: [0.2] }, at(0, 0, 1), "M-20 -100a19 19 0 1 0 40 0a19 19 0 1 0 -40 0Z"],
    ["a box from its side", { kind: "box", size: [0.3, 1, 0.1] }, at(0, 0, 0), "M-30 -10L30 -10L30 10L-30 10Z"],
    ["a table from above", { kind: "plane", size: [1, 2] }, at(0, 0, 0), "M-100 0L100 0L100 0L-100 0Z"],
  ] as const)("%s", (_name, shape, pose, d) => {
    const [one, another] = outline({ role: "body", ...shape } as Shape, { pose: [...pose] });
    expect(one?.d).toBe(d);
    expect(another).toBeUndefined();
  });

  test("a capsule seen along its axis is a circle", () => {
    const [one] = outline({ kind: "capsule", role: "limb", size: [0.1, 0.5] }, { view: "top" });
    expect(one?.d).toBe("M-10 0a9.5 9.5 0 1 0 20 0a9.5 9.5 0 1 0 -20 0Z");
  });

  test("an ellipsoid's half axes are those that can be seen", () => {
    const shape: Shape = { kind: "ellipsoid", role: "body", size: [0.3, 0.2, 0.1] };
    expect(outline(shape)[0]?.d).toMatch(/a28.5 9.5 /);
    expect(outline(shape, { view: "top" })[0]?.d).toMatch(/a28.5 19 /);
    expect(outline(shape, { pose: at(0, 0, 0, turned) })[0]?.d).toMatch(/a28.5 9.5 -?90 /);
  });

  test("an arc is half a turn, whatever its radius is rounded to: it never reaches from one end to the other", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 5, noNaN: true }), (radius) => {
        const [one] = outline({ kind: "sphere", role: "body", size: [radius] });
        const [, arc, width] = /a([\d.]+) .*? 1 0 ([\d.]+) 0a/.exec(one!.d)!;
        expect(2 * Number(arc)).toBeLessThanOrEqual(Number(width));
      }),
    );
  });

  test("a mesh is the hull of its corners, of many of those that reach furthest; one that the scene has not got is nothing", () => {
    const corners = [
      [-0.1, 0, -0.1],
      [0.3, 0, -0.1],
      [-0.1, 0, 0.2],
      [0, 0, 0],
    ];
    const [small] = drawnMeshes([{ corners: corners.flat(), triangles: [0, 1, 3, 1, 2, 3, 2, 0, 3] }]);
    const shape: Shape = { kind: "mesh", role: "body", size: small!.size, mesh: 0 };
    expect(outline(shape, { meshes: [small!.mesh] })).toEqual([{ d: "M-10 -20L30 10L-10 10Z", shade: 0 }]);
    expect(outline(shape)).toEqual([]);
    // A round plate of a thousand corners, as wide as it is.
    const rim = Array.from({ length: 1000 }, (_, index) => (2 * Math.PI * index) / 1000);
    const plate = {
      corners: [0, 0, 0, ...rim.flatMap((angle) => [Math.cos(angle), 0, Math.sin(angle)])],
      triangles: rim.flatMap((_, index) => [0, index + 1, ((index + 1) % 1000) + 1]),
    };
    const [large] = drawnMeshes([plate]);
    const [one] = outline({ ...shape, size: large!.size }, { meshes: [large!.mesh] });
    const points = [...one!.d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) =>
      Math.hypot(Number(x), Number(y)),
    );
    expect(points.length).toBeGreaterThan(12);
    expect(points.length).toBeLessThanOrEqual(96);
    for (const radius of points) expect(radius).toBeCloseTo(100, 0);
  });

  test("a box seen obliquely shows three faces in different light, a can its lid", () => {
    const faces = outline({ kind: "box", role: "object", size: [1, 1, 1] }, { view: "oblique" });
    expect(faces.map(({ shade }) => shade)).toHaveLength(3);
    expect(new Set(faces.map(({ shade }) => shade)).size).toBe(3);
    expect(outline({ kind: "cylinder", role: "object", size: [0.1, 0.1] }, { view: "oblique" })).toHaveLength(2);
  });
});
