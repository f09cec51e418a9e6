import { MOTION } from "../core/player-episode.ts";
import type { Pose } from "./pose.ts";

type Quaternion = [x: number, y: number, z: number, w: number];

/** Of a rotation whose columns are these axes (Shepperd 1978: by the largest of the four, so that nothing is lost). */
export const quaternionOf = ([x, y, z]: Pose["axes"]): Quaternion => {
  const trace = x[0] + y[1] + z[2];
  const squares = [1 + 2 * x[0] - trace, 1 + 2 * y[1] - trace, 1 + 2 * z[2] - trace, 1 + trace];
  const largest = squares.indexOf(Math.max(...squares));
  const products: Quaternion[] = [
    [squares[0] as number, x[1] + y[0], x[2] + z[0], y[2] - z[1]],
    [x[1] + y[0], squares[1] as number, y[2] + z[1], z[0] - x[2]],
    [x[2] + z[0], y[2] + z[1], squares[2] as number, x[1] - y[0]],
    [y[2] - z[1], z[0] - x[2], x[1] - y[0], squares[3] as number],
  ];
  const four = products[largest] as Quaternion;
  const length = Math.hypot(...four);
  return length > 1e-9 ? (four.map((value) => value / length) as Quaternion) : [0, 0, 0, 1];
};

/** Writes poses one behind the other, each rotation on the side of the one `back` numbers before it: between the two is no detour. */
export const writeMotion = (
  poses: readonly Pose[],
  { into, at, back }: { into: Float32Array; at: number; back: number },
): void => {
  poses.forEach(({ position, axes }, index) => {
    const place = at + index * MOTION;
    into.set(position, place);
    const turn = quaternionOf(axes);
    const before = place - back + 3;
    const along =
      before < 0 || back === 0 ? 1 : turn.reduce((sum, value, each) => sum + value * (into[before + each] ?? 0), 0);
    into.set(along < 0 ? turn.map((value) => -value) : turn, place + 3);
  });
};
