import type { SceneView } from "../../core/recording.ts";

export type Vector = readonly [number, number, number];

/** Unit vectors of the picture in the world: rightwards, upwards, towards who looks; as film strips are drawn. */
export type View = { right: Vector; up: Vector; toward: Vector };

/** The oblique view looks from the right, in front and above; rad. */
export const oblique = { around: (32 * Math.PI) / 180, up: (20 * Math.PI) / 180 } as const;

/** From a direction: `around` from the front (-y) towards the right (x), `up` above the ground; rad. */
export const viewFrom = ({ around, up }: { around: number; up: number }): View => {
  const [ca, sa, ce, se] = [Math.cos(around), Math.sin(around), Math.cos(up), Math.sin(up)];
  return { right: [ca, sa, 0], up: [-se * sa, se * ca, ce], toward: [ce * sa, -ce * ca, se] };
};

/** Where each view looks from. */
export const directions: Record<SceneView, { around: number; up: number }> = {
  side: { around: 0, up: 0 },
  top: { around: 0, up: Math.PI / 2 },
  oblique,
};

export const dot = (left: Vector, right: Vector): number =>
  left[0] * right[0] + left[1] * right[1] + left[2] * right[2];

/** A vector turned by the unit quaternion x, y, z, w that stands in `numbers` from `at`. */
export const turned = ([a, b, c]: Vector, numbers: Float32Array, at: number): Vector => {
  const [x, y, z, w] = [0, 1, 2, 3].map((each) => numbers[at + each] as number) as [number, number, number, number];
  const [p, q, r] = [2 * (y * c - z * b), 2 * (z * a - x * c), 2 * (x * b - y * a)];
  return [a + w * p + y * r - z * q, b + w * q + z * p - x * r, c + w * r + x * q - y * p];
};

/** Without the dust of binary fractions. */
export const lengthText = (metres: number): string => `${Number(metres.toPrecision(6))} m`;
