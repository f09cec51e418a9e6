import type { SceneView } from "../core/recording.ts";

export type Vector = readonly [number, number, number];
export type Point = readonly [number, number];

/** Unit vectors of the picture in the world: rightwards, upwards, and towards who looks. Everything is drawn without perspective. */
export type Basis = { right: Vector; up: Vector; toward: Vector };

/** The oblique view looks from the right, in front and above; rad. */
export const oblique = { around: (32 * Math.PI) / 180, up: (20 * Math.PI) / 180 } as const;

/** From a direction: `around` from the front (-y) towards the right (x), `up` above the ground; rad. */
export const basisFrom = ({ around, up }: { around: number; up: number }): Basis => {
  const [ca, sa, ce, se] = [Math.cos(around), Math.sin(around), Math.cos(up), Math.sin(up)];
  return { right: [ca, sa, 0], up: [-se * sa, se * ca, ce], toward: [ce * sa, -ce * ca, se] };
};

const bases: Record<SceneView, Basis> = {
  side: { right: [1, 0, 0], up: [0, 0, 1], toward: [0, -1, 0] },
  top: { right: [1, 0, 0], up: [0, 1, 0], toward: [0, 0, 1] },
  oblique: basisFrom(oblique),
};

export const basisOf = (view: SceneView): Basis => bases[view];

export const dot = (left: Vector, right: Vector): number =>
  left[0] * right[0] + left[1] * right[1] + left[2] * right[2];

/** A point of the world in the picture, m, y growing downwards as in SVG. */
export const project = ({ right, up }: Basis, point: Vector): Point => [dot(right, point), -dot(up, point)];

/** The point of the plane z = `height` that is seen at a place of the picture; of a side view, none. */
export const unproject = ({ right, up }: Basis, [x, y]: Point, height = 0): Point => {
  const determinant = right[0] * up[1] - right[1] * up[0];
  if (Math.abs(determinant) < 1e-9) return [x, 0];
  const high = -y - up[2] * height;
  return [(x * up[1] - right[1] * high) / determinant, (right[0] * high - up[0] * x) / determinant];
};

/** Beyond this nothing can be seen, and sums stay finite. */
const far = 1e6;

/** A recording's number as a place: what is not finite lies at 0. */
export const sane = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? Math.min(Math.max(value, -far), far) : 0;

/** A pixel place with one decimal: enough for the eye, and short in the file. */
export const pixels = (value: number): number => Math.round(10 * sane(value)) / 10 || 0;
