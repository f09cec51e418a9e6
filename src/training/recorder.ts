import { rangeAt, type Layout } from "../core/fields.ts";
import type { RecordedColumns } from "../core/job.ts";
import { POSE, type Column, type RecordedPlay, type SceneDescription } from "../core/recording.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { VectorEnvironment } from "../simulator/types.ts";

/** What a lane shows after each step that is not in its state: (length + 1) rows each. */
type Seen = { poses: number[][]; observations: number[][] };

/** Writes down, of the lanes asked for, what can only be seen while the simulator stands there. */
export const createRecorder = (
  { observation: { labels } }: Pick<EnvironmentSpec, "observation">,
  { lanes: wanted, also }: { lanes: ReadonlySet<number>; also: ReadonlySet<RecordedColumns> },
) => {
  const seen = new Map<number, Seen>();
  let scene: SceneDescription | null = null;
  return {
    watch(lanes: VectorEnvironment): (lane: number) => void {
      if (also.has("poses")) scene = lanes.scene?.description ?? null;
      const frame = new Float64Array((scene?.shapes.length ?? 0) * POSE);
      const width = lanes.observation.length / lanes.count;
      for (const lane of wanted) seen.set(lane, { poses: [], observations: [] });
      return (lane) => {
        const one = seen.get(lane);
        if (one === undefined) return;
        if (scene !== null) one.poses.push(poseNow(lanes, { lane, frame, before: one.poses.at(-1) }));
        if (also.has("observations")) {
          one.observations.push(Array.from(lanes.observation.subarray(lane * width, (lane + 1) * width)));
        }
      };
    },
    scene: () => scene,
    of(lane: number): Pick<RecordedPlay, "poses" | "observations"> {
      const { poses = [], observations = [] } = seen.get(lane) ?? {};
      return {
        poses: scene === null ? null : poses,
        ...(also.has("observations") && {
          observations: Object.fromEntries(
            labels.map((label, at) => [label, observations.map((row) => row[at] as number)]),
          ),
        }),
      };
    },
  };
};

/** 10 µm are finer than any picture; the frame before where the physics blew up. */
const poseNow = (
  { scene, invalid }: VectorEnvironment,
  { lane, frame, before }: { lane: number; frame: Float64Array; before: number[] | undefined },
): number[] => {
  if (invalid[lane] && before !== undefined) return before;
  scene?.pose(lane, frame);
  return Array.from(frame, (value) => (Number.isFinite(value) ? Math.round(value * 1e5) / 1e5 : 0));
};

/** Row-major numbers as a list for each name. */
export const byColumn = (
  names: readonly string[],
  { rows, count }: { rows: Float64Array; count: number },
): Record<string, number[]> =>
  Object.fromEntries(
    names.map((name, column) => [
      name,
      Array.from({ length: count }, (_, row) => rows[row * names.length + column] as number),
    ]),
  );

export const columnsOf = ({ columns, entries }: Layout): Column[] =>
  entries.flatMap(({ field, offset, size }) =>
    Array.from({ length: size }, (_, index): Column => {
      const [low, high] = rangeAt(field, index).map((end) => (Number.isFinite(end) ? end : null)) as [
        number | null,
        number | null,
      ];
      const kind = field.type === "boolean" ? "boolean" : field.periodic === true ? "periodic" : "number";
      return { name: columns[offset + index] as string, unit: field.unit, range: [low, high], kind };
    }),
  );
