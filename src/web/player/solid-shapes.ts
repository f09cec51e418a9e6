import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  CapsuleGeometry,
  CylinderGeometry,
  DoubleSide,
  Line,
  LineBasicMaterial,
  Mesh,
  MeshLambertMaterial,
  PlaneGeometry,
  SphereGeometry,
  Vector3,
  type Object3D,
} from "three";
import type { Shape } from "../../core/recording.ts";
import { readMesh, type SceneMesh } from "../../core/scene-mesh.ts";
import { isLow } from "../../drawing/scene-frames.ts";
import { colourOf, type Palette } from "./palette.ts";

/** Enough that an edge of a picture's size looks round. */
const segments = { around: 16, along: 10, cap: 4 };
/** Nothing is thinner than this, m: geometries of no size have no normals. */
const thinnest = 1e-4;

const sizeAt = (size: readonly number[], index: number): number => Math.max(thinnest, Math.abs(size[index] ?? 0));

/** In the shape's own axes: capsules and cylinders along z, where three has them along y. */
const geometryOf = (shape: Exclude<Shape, { kind: "line" }>, meshes: readonly SceneMesh[]): BufferGeometry => {
  if (shape.kind === "mesh") {
    const mesh = meshes[shape.mesh];
    const geometry = new BufferGeometry();
    if (mesh === undefined) return geometry;
    const { corners, triangles } = readMesh(mesh, shape.size);
    return geometry
      .setAttribute("position", new BufferAttribute(corners, 3))
      .setIndex(new BufferAttribute(triangles, 1));
  }
  const [first, second, third] = [0, 1, 2].map((index) => sizeAt(shape.size, index)) as [number, number, number];
  switch (shape.kind) {
    case "sphere":
      return new SphereGeometry(first, segments.around, segments.along);
    case "ellipsoid":
      return new SphereGeometry(1, segments.around, segments.along).scale(first, second, third);
    case "capsule":
      return new CapsuleGeometry(first, 2 * second, segments.cap, segments.around).rotateX(Math.PI / 2);
    case "cylinder":
      return new CylinderGeometry(first, first, 2 * second, segments.around).rotateX(Math.PI / 2);
    case "box":
      return new BoxGeometry(2 * first, 2 * second, 2 * third);
    case "plane":
      return new PlaneGeometry(2 * first, 2 * second);
  }
};

/** A shape as an object of the scene, and what gives it the colours of a palette. */
export const solidShape = (
  shape: Shape,
  meshes: readonly SceneMesh[] = [],
): { object: Object3D; paint(palette: Palette): void } => {
  if (shape.kind === "line") {
    const material = new LineBasicMaterial();
    const geometry = new BufferGeometry().setFromPoints(shape.points.map(([x, y, z]) => new Vector3(x, y, z)));
    return {
      object: new Line(geometry, material),
      paint: (palette) => void material.color.set(colourOf(palette, shape)),
    };
  }
  const target = shape.role === "target";
  const material = new MeshLambertMaterial({ transparent: target, opacity: target ? 0.35 : 1, depthWrite: !target });
  // Corners of a mesh are shared across its edges, and not all of them are closed.
  if (shape.kind === "mesh") Object.assign(material, { flatShading: true, side: DoubleSide });
  const mesh = new Mesh(geometryOf(shape, meshes), material);
  mesh.castShadow = !target && !isLow(shape);
  mesh.receiveShadow = !target;
  return { object: mesh, paint: (palette) => void material.color.set(colourOf(palette, shape)) };
};
