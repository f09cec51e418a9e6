/** A surface in a geometry's own frame: corners (m, three each) and triangles (three corners each, counter-clockwise from outside). */
export type Surface = { corners: readonly number[]; triangles: readonly number[] };

/** Cells along the longest side of the finest grid that is tried. */
const finest = 256;
/** How often the span of grids is halved. */
const tries = 8;

const lowestOf = (corners: readonly number[]): { low: number[]; longest: number } => {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  corners.forEach((value, index) => {
    const axis = index % 3;
    low[axis] = Math.min(low[axis] as number, value);
    high[axis] = Math.max(high[axis] as number, value);
  });
  return { low, longest: Math.max(...low.map((value, axis) => (high[axis] as number) - value)) };
};

/** The cell of each corner, numbered as they are met, and the mean of the corners in each. */
const cellsOf = (corners: readonly number[], cells: number): { cellOf: number[]; means: number[][] } => {
  const { low, longest } = lowestOf(corners);
  const row = cells + 2;
  const numbers = new Map<number, number>();
  const sums: number[][] = [];
  const cellOf: number[] = [];
  for (let at = 0; at < corners.length; at += 3) {
    let key = 0;
    for (let axis = 0; axis < 3; axis++) {
      const share = ((corners[at + axis] as number) - (low[axis] as number)) / longest;
      key = key * row + Math.round(cells * share);
    }
    const cell = numbers.get(key) ?? sums.push([0, 0, 0, 0]) - 1;
    numbers.set(key, cell);
    cellOf.push(cell);
    const sum = sums[cell] as number[];
    for (let axis = 0; axis < 3; axis++) sum[axis] = (sum[axis] as number) + (corners[at + axis] as number);
    sum[3] = (sum[3] as number) + 1;
  }
  return {
    cellOf,
    means: sums.map(([x, y, z, count]) => [x, y, z].map((value) => (value as number) / (count as number))),
  };
};

/** Corners of one cell become their mean; triangles whose corners are no longer three, or that come twice, go. Null: more than `most`. */
const clustered = (
  { corners, triangles }: Surface,
  { cells, most }: { cells: number; most: number },
): Surface | null => {
  const { cellOf, means } = cellsOf(corners, cells);
  // Each corner is one of a triangle's three. Below that, what tells triangles apart is a number without loss.
  if (means.length > 3 * most) return null;
  const known = new Set<number>();
  const used = new Map<number, number>();
  const kept: number[] = [];
  for (let at = 0; at < triangles.length; at += 3) {
    const three = [0, 1, 2].map((each) => cellOf[triangles[at + each] as number] as number);
    const [low, middle, high] = three.toSorted((left, right) => left - right) as [number, number, number];
    const key = (low * means.length + middle) * means.length + high;
    if (low === middle || middle === high || known.has(key)) continue;
    if (known.size === most) return null;
    known.add(key);
    for (const cell of three) {
      const place = used.get(cell) ?? used.size;
      used.set(cell, place);
      kept.push(place);
    }
  }
  return { corners: [...used.keys()].flatMap((cell) => means[cell] as number[]), triangles: kept };
};

/**
 * A surface of at most `most` triangles that looks like this one: where it has more, corners that lie in one cell of a grid become
 * one (Rossignac and Borrel 1993), in a grid about as fine as that allows. No corner moves by more than a cell's diagonal. Null where
 * nothing is left.
 */
export const simplified = (surface: Surface, most: number): Surface | null => {
  if (surface.triangles.length / 3 <= most) return surface.triangles.length === 0 ? null : surface;
  let best: Surface | null = null;
  let [coarse, fine] = [1, finest];
  for (let each = 0; each < tries; each++) {
    const cells = Math.round(Math.sqrt(coarse * fine));
    const smaller = clustered(surface, { cells, most });
    if (smaller === null) fine = cells;
    else [best, coarse] = [smaller, cells];
  }
  return best === null || best.triangles.length === 0 ? null : best;
};
