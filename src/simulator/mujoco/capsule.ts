import type { Physics, PhysicsLane } from "./types.ts";

/** A named capsule of a model, for heights over a floor at z = 0. Reads positions: one time step old before `refresh`. */
export type Capsule = {
  /** x of the middle, m. */
  x(data: PhysicsLane): number;
  /** Height of the lowest point, m; below 0 where the floor is being pressed. */
  lowest(data: PhysicsLane): number;
};

/** Raises RangeError for a name that the model does not have. */
export const capsule = (physics: Physics, name: string): Capsule => {
  const geom = physics.id("geom", name);
  const sizes = physics.model.geom_size as Float64Array;
  const radius = sizes[3 * geom] as number;
  const halfLength = sizes[3 * geom + 1] as number;
  return {
    x: ({ geom_xpos }) => geom_xpos[3 * geom] as number,
    // The lower of the two end spheres; the axis is the third column of the rotation matrix.
    lowest: ({ geom_xpos, geom_xmat }) =>
      (geom_xpos[3 * geom + 2] as number) - halfLength * Math.abs(geom_xmat[9 * geom + 8] as number) - radius,
  };
};
