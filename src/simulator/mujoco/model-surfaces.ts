import type { MjModel } from "@mujoco/mujoco";
import type { Surface } from "./surface.ts";

/** MuJoCo's numbers of the geometries that have one. */
const ofHeights = 1;
const ofMeshes: ReadonlySet<number> = new Set([7, 8]);

/** A part of MuJoCo's arrays, three numbers each, copied: they move where the heap grows. */
const part = (numbers: ArrayLike<number>, { from, count }: { from: number; count: number }): number[] =>
  Array.from({ length: 3 * count }, (_, index) => numbers[3 * from + index] as number);

const meshSurface = (model: MjModel, mesh: number): Surface => ({
  corners: part(model.mesh_vert, { from: model.mesh_vertadr[mesh], count: model.mesh_vertnum[mesh] }),
  triangles: part(model.mesh_face, { from: model.mesh_faceadr[mesh], count: model.mesh_facenum[mesh] }),
});

/** A height field's upper side: rows along y, columns along x, heights as shares of the highest. */
const heightSurface = (model: MjModel, field: number): Surface => {
  const [rows, columns] = [model.hfield_nrow[field] as number, model.hfield_ncol[field] as number];
  const [x, y, top] = model.hfield_size.slice(4 * field, 4 * field + 3) as [number, number, number];
  const first = model.hfield_adr[field] as number;
  const heights: ArrayLike<number> = model.hfield_data.slice(first, first + rows * columns);
  const corners: number[] = [];
  const triangles: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const place = row * columns + column;
      corners.push(
        x * ((2 * column) / (columns - 1) - 1),
        y * ((2 * row) / (rows - 1) - 1),
        top * (heights[place] as number),
      );
      if (row === rows - 1 || column === columns - 1) continue;
      triangles.push(place, place + 1, place + columns, place + 1, place + columns + 1, place + columns);
    }
  return { corners, triangles };
};

/** The surfaces that a model's geometries show, each once, and which of them each geometry shows. */
export const readSurfaces = (model: MjModel): { surfaces: Surface[]; surfaceOf: (number | undefined)[] } => {
  const surfaces: Surface[] = [];
  const places = new Map<string, number>();
  const surfaceOf = Array.from({ length: model.ngeom }, (_, geom): number | undefined => {
    const type = model.geom_type[geom] as number;
    const data = model.geom_dataid[geom] as number;
    if (data < 0 || (type !== ofHeights && !ofMeshes.has(type))) return undefined;
    const key = `${type === ofHeights} ${data}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, surfaces.length);
    return surfaces.push(type === ofHeights ? heightSurface(model, data) : meshSurface(model, data)) - 1;
  });
  return { surfaces, surfaceOf };
};
