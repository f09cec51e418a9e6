import { rootTrace, shiftOf, stageOf, type Stage } from "./stage.ts";
import type { SceneFrames } from "./scene-frames.ts";

/** How a film strip shows an episode: all moments in one picture where the way is long and flat, else a panel each. */
export type FilmPlan =
  | { kind: "overlaid"; stage: Stage; moments: number[]; shift: readonly [number, number] }
  | { kind: "panels"; stage: Stage; moments: number[] };

const mostOverlaid = 14;
const panelCount = 6;
/** Share of the whole way that must lie between start and end. */
const straight = 0.75;

/** Evenly spread indices, first and last among them. */
export const spreadOver = (length: number, count: number): number[] => [
  ...new Set(
    Array.from({ length: Math.min(count, length) }, (_, index) =>
      Math.round((index * (length - 1)) / Math.max(1, Math.min(count, length) - 1)),
    ),
  ),
];

/** The frames nearest to evenly spread places along the way. */
const alongTheWay = (places: readonly number[], count: number): number[] => {
  const first = places[0] as number;
  const last = places.at(-1) as number;
  const chosen = Array.from({ length: count }, (_, index) => {
    const wanted = first + ((last - first) * index) / Math.max(1, count - 1);
    let nearest = 0;
    places.forEach((place, frame) => {
      if (Math.abs(place - wanted) < Math.abs((places[nearest] as number) - wanted)) nearest = frame;
    });
    return nearest;
  });
  return [...new Set([...chosen, places.length - 1])].sort((left, right) => left - right);
};

export const planFilm = (
  frames: SceneFrames,
  { width, height, gap }: { width: number; height: number; gap: number },
): FilmPlan => {
  const close = stageOf(frames, {
    width: (width - gap * (panelCount - 1)) / panelCount,
    height,
    least: 110,
  });
  const panels: FilmPlan = {
    kind: "panels",
    stage: close,
    moments: spreadOver(frames.frames.length, panelCount),
  };
  if (!close.camera.follows || frames.scene.view !== "side") return panels;
  // The whole way in one picture: a still camera over all that the moving one saw.
  const { window, offsets } = close.camera;
  const all = {
    left: window.left + Math.min(...offsets.map(([x]) => x)),
    right: window.right + Math.max(...offsets.map(([x]) => x)),
    top: window.top,
    bottom: window.bottom,
  };
  const scale = Math.min(width / (all.right - all.left), height / (all.bottom - all.top));
  const figure = (window.right - window.left) * scale;
  // Smaller than this a figure is a speck.
  if (figure < 40) return panels;
  const stage: Stage = {
    frames,
    camera: { follows: false, centres: [], offsets: offsets.map(() => [0, 0]), window: all },
    width,
    height: Math.min(height, Math.max(120, (all.bottom - all.top) * scale + 24)),
    scale,
    foot: 0,
  };
  const way = rootTrace(stage).map(([x]) => x);
  const travelled = Math.max(...way) - Math.min(...way);
  // To and fro, figures would lie on each other.
  if (Math.abs((way.at(-1) as number) - (way[0] as number)) < straight * travelled) return panels;
  const count = Math.max(3, Math.min(mostOverlaid, Math.floor(travelled / (figure * 0.7)) + 1));
  return { kind: "overlaid", stage, moments: alongTheWay(way, count), shift: shiftOf(stage, 0) };
};
