import { POSE } from "../core/recording.ts";

/**
 * Puts a shape at a place, for scenes in the x–z plane: `tilt` (rad) turns it about y, so that the top of an upright shape
 * moves towards positive x.
 */
export const placeShape = (
  poses: Float64Array,
  { shape, x = 0, y = 0, z = 0, tilt = 0 }: { shape: number; x?: number; y?: number; z?: number; tilt?: number },
): void => {
  const at = shape * POSE;
  const cosine = Math.cos(tilt);
  const sine = Math.sin(tilt);
  poses[at] = x;
  poses[at + 1] = y;
  poses[at + 2] = z;
  poses[at + 3] = cosine;
  poses[at + 4] = 0;
  poses[at + 5] = sine;
  poses[at + 6] = 0;
  poses[at + 7] = 1;
  poses[at + 8] = 0;
  poses[at + 9] = -sine;
  poses[at + 10] = 0;
  poses[at + 11] = cosine;
};
