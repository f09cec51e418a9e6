/** From where a solid scene is looked at: angles (rad), a factor of the fitting distance, and how far beside the centre (m). */
export type Orbit = {
  around: number;
  up: number;
  distance: number;
  beside: [x: number, y: number, z: number];
};

/** Neither from below the ground nor over the top, where left and right would change places. */
const reach = { least: -0.05, most: Math.PI / 2 - 0.01 };
const distances = { least: 0.15, most: 12 };

const clamp = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.min(most, Math.max(least, value));

export const turnOrbit = (
  orbit: Orbit,
  { around = 0, up = 0, distance = 1 }: { around?: number; up?: number; distance?: number },
): Orbit => ({
  ...orbit,
  around: orbit.around + around,
  up: clamp(orbit.up + up, reach),
  distance: clamp(orbit.distance * distance, distances),
});

/** Moves what is looked at along the ground: metres to the right of who looks, and away. */
export const panOrbit = (orbit: Orbit, { right, away }: { right: number; away: number }): Orbit => {
  const [cosine, sine] = [Math.cos(orbit.around), Math.sin(orbit.around)];
  const [x, y, z] = orbit.beside;
  return { ...orbit, beside: [x + right * cosine - away * sine, y + right * sine + away * cosine, z] };
};

/** Distance from which a window of this size (m) fits into the picture. */
export const fittingDistance = (
  { width, height }: { width: number; height: number },
  { aspect, fieldOfView }: { aspect: number; /** Vertical, rad. */ fieldOfView: number },
): number => Math.max(height, width / aspect) / 2 / Math.tan(fieldOfView / 2);
