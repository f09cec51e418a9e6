import { usageError } from "../core/errors.ts";
import { actionLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";

/** What the policy's head must produce, and how its numbers become actions. */
export type ActionSpace =
  | { kind: "discrete"; count: number }
  | {
      kind: "continuous";
      count: number;
      /** Per action number: action = centre + halfRange · output, the output cut off at ±1 or squashed by tanh. */
      squash: boolean;
      centre: Float64Array;
      halfRange: Float64Array;
    };

/** Raises a usage error for a continuous action without finite bounds. */
export const actionSpaceOf = (
  spec: Pick<EnvironmentSpec, "name" | "action" | "control">,
  { squash = false }: { squash?: boolean } = {},
): ActionSpace => {
  if (spec.control.kind === "discrete") return { kind: "discrete", count: spec.control.actions.length };
  const { width, entries } = actionLayout(spec);
  const centre = new Float64Array(width);
  const halfRange = new Float64Array(width);
  for (const { name, offset, size, field } of entries) {
    const [low, high] = field.range;
    if (!Number.isFinite(low) || !Number.isFinite(high))
      throw usageError({
        code: "training/unbounded-action",
        message: `The action field '${name}' of '${spec.name}' has the range [${low}, ${high}]`,
        action: "Give every continuous action field a finite range in the environment's spec",
      });
    centre.fill((low + high) / 2, offset, offset + size);
    halfRange.fill((high - low) / 2, offset, offset + size);
  }
  return { kind: "continuous", count: width, squash, centre, halfRange };
};

/** Writes `rows` × `padded` head outputs as environment actions, rows × count (continuous spaces only). */
export const scaleActions = (
  space: Extract<ActionSpace, { kind: "continuous" }>,
  { rows, padded, from, to }: { rows: number; padded: number; from: Float32Array; to: Float64Array },
): void => {
  const { count, squash, centre, halfRange } = space;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < count; column++) {
      const output = from[row * padded + column] as number;
      const bounded = squash ? Math.tanh(output) : Math.max(-1, Math.min(1, output));
      to[row * count + column] = (centre[column] as number) + (halfRange[column] as number) * bounded;
    }
};
