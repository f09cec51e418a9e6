/**
 * A surface of triangles in a shape's own frame, as small as a picture needs it. Numbers are base64, little-endian, since a
 * recording and a page are JSON.
 */
export type SceneMesh = {
  /** Signed 16-bit, three a corner: what ±32,767 stands for says the shape's size. */
  corners: string;
  /** Unsigned 16-bit, three a triangle: its corners, counter-clockwise from outside. */
  triangles: string;
};

/** The largest number that a corner is written with. */
export const cornerRange = 32_767;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/**
 * Corners (metres, three each) and triangles (three corners each) of a mesh whose half extents are `size`. A recording may come
 * from anywhere: triangles of corners that it has not got are left out.
 */
export const readMesh = (
  { corners: cornerText, triangles: triangleText }: SceneMesh,
  size: readonly number[],
): { corners: Float32Array; triangles: Uint16Array } => {
  const [cornerBytes, triangleBytes] = [bytesOf(cornerText), bytesOf(triangleText)];
  const units = new Int16Array(cornerBytes.buffer, 0, 3 * Math.floor(cornerBytes.length / 6));
  const corners = Float32Array.from(units, (unit, index) => (unit / cornerRange) * (size[index % 3] ?? 0));
  const all = new Uint16Array(triangleBytes.buffer, 0, 3 * Math.floor(triangleBytes.length / 6));
  const isThere = (triangle: number): boolean =>
    all.subarray(3 * triangle, 3 * triangle + 3).every((corner) => 3 * corner < corners.length);
  return { corners, triangles: all.filter((_, index) => isThere(Math.floor(index / 3))) };
};
