import { cornerRange, type SceneMesh } from "../../core/scene-mesh.ts";
import { simplified, type Surface } from "./surface.ts";

/**
 * Of all meshes of a scene together: what a picture without a graphics card draws thirty times a second. A triangle is 6 bytes and its
 * share of corners 3 as a rule and 18 at most, once a scene: 72 kB as a rule, 192 kB at most, a third more as text.
 */
const mostTriangles = 8000;

export type DrawnMesh = { mesh: SceneMesh; size: [number, number, number] };

const textOf = (numbers: Int16Array | Uint16Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");

const encoded = ({ corners, triangles }: Surface): DrawnMesh => {
  const size = [0, 1, 2].map((axis) =>
    corners.reduce((most, value, index) => (index % 3 === axis ? Math.max(most, Math.abs(value)) : most), 0),
  ) as [number, number, number];
  const units = corners.map((value, index) => Math.round((value / (size[index % 3] || 1)) * cornerRange));
  return { mesh: { corners: textOf(Int16Array.from(units)), triangles: textOf(Uint16Array.from(triangles)) }, size };
};

/** Each surface as it is drawn: small ones whole, the others in as many triangles as are left for each. Null: as a box. */
export const drawnMeshes = (surfaces: readonly Surface[]): (DrawnMesh | null)[] => {
  const drawn: (DrawnMesh | null)[] = surfaces.map(() => null);
  const sizes = surfaces.map(({ triangles }) => triangles.length / 3);
  const order = [...surfaces.keys()].sort((left, right) => (sizes[left] as number) - (sizes[right] as number));
  let left = mostTriangles;
  for (const [done, place] of order.entries()) {
    const small = simplified(surfaces[place] as Surface, Math.floor(left / (order.length - done)));
    if (small === null) continue;
    left -= small.triangles.length / 3;
    drawn[place] = encoded(small);
  }
  return drawn;
};
