import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf, usageError } from "../../core/errors.ts";
import { actionLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";

/**
 * Episodes worth seeing of a task, as actions from a seeded start: `environments/<name>/demonstrations/<task>.json`.
 * Only what was done is kept; what came of it is simulated and scored anew wherever it is used, so a demonstration can
 * become a poor one where a processor computes otherwise, never a wrong one.
 *
 *     { "episodes": [{ "seed": 7, "actions": "<base64: a byte for each action number of each step>" }] }
 */
export type Demonstration = { seed: number; actions: string };

/** Steps of a continuous action number between the ends of its range: a byte's worth, the middle among them. */
const levels = 254;

type ControlSpec = Pick<EnvironmentSpec, "action" | "control">;

/** Of each number of an action. */
export const rangesOf = (spec: ControlSpec): (readonly [number, number])[] =>
  actionLayout(spec).entries.flatMap(({ field, size }) => Array.from({ length: size }, () => field.range));

/** Numbers that `step` takes for one lane. */
export const inputWidth = (spec: ControlSpec): number =>
  spec.control.kind === "discrete" ? 1 : actionLayout(spec).width;

/** The nearest action that a demonstration can hold, in place. */
export const roundAction = (spec: ControlSpec, action: Float64Array): Uint8Array => {
  const bytes = new Uint8Array(inputWidth(spec));
  if (spec.control.kind === "discrete") {
    bytes[0] = action[0] as number;
    return bytes;
  }
  for (const [column, [low, high]] of rangesOf(spec).entries()) {
    const share = ((action[column] as number) - low) / (high - low);
    bytes[column] = Math.round(Math.min(1, Math.max(0, share)) * levels);
    action[column] = low + ((bytes[column] as number) / levels) * (high - low);
  }
  return bytes;
};

/** Steps × input width, as `step` takes them. */
export const actionsOf = (spec: ControlSpec, { actions }: Demonstration): Float64Array => {
  const bytes = Buffer.from(actions, "base64");
  if (spec.control.kind === "discrete") return Float64Array.from(bytes);
  const ranges = rangesOf(spec);
  return Float64Array.from(bytes, (byte, index) => {
    const [low, high] = ranges[index % ranges.length] as readonly [number, number];
    return low + (byte / levels) * (high - low);
  });
};

/** Those of a task; none where the environment's folder has none. */
export const loadDemonstrations = (folder: string, task: string): Demonstration[] => {
  const path = join(folder, "demonstrations", `${task}.json`);
  if (!existsSync(path)) return [];
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as { episodes: Demonstration[] }).episodes;
  } catch (cause) {
    throw usageError({
      code: "bad-demonstrations",
      message: `cannot read ${path}: ${messageOf(cause)}`,
      action: "Remove it, or write it again with scripts/demonstrate.ts.",
      cause,
    });
  }
};
