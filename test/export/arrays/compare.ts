import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import { composeTotal } from "../../../src/reward/compose.ts";
import { compileReward } from "../../../src/reward/compile.ts";
import { librarySource } from "../../../src/reward/library-source.ts";
import type { CompiledReward } from "../../../src/core/program.ts";
import { createProcessSandbox } from "../../../src/sandbox/process.ts";
import type { Sandbox } from "../../../src/sandbox/types.ts";
import { parsed } from "../../reward/walker.ts";
import type { Batch } from "./rollout.ts";

export const compiled = (source: string): CompiledReward => compileReward(parsed(source));

export const sandboxOf = (spec: EnvironmentSpec): Sandbox => createProcessSandbox({ spec, library: librarySource() });

/** What the sandbox makes of a rollout: terms and, last, the reward of every row. */
export const inSandbox = async (
  sandbox: Sandbox,
  { reward, batch }: { reward: CompiledReward; batch: Batch },
): Promise<Float64Array> => {
  if ((await sandbox.load(reward)).kind !== "loaded") throw new Error("the sandbox refused it");
  const { lanes, rows, start } = batch;
  const memory = new Float64Array(lanes * Object.keys(reward.initial).length);
  const evaluated = await sandbox.evaluate({ ...batch, memory });
  if (evaluated.kind === "failed") throw new Error(evaluated.failure.message);
  const totals = composeTotal(reward, { terms: evaluated.terms, start, lanes });
  const width = Object.keys(reward.weights).length;
  const all = new Float64Array(rows * (width + 1));
  for (let row = 0; row < rows; row++) {
    all.set(evaluated.terms.subarray(row * width, (row + 1) * width), row * (width + 1));
    all[row * (width + 1) + width] = totals[row] as number;
  }
  return all;
};

/** The greatest difference, relative to what is above 1; NaN where one of two is, or they are infinite otherwise. */
export const worstDifference = (ours: Float64Array, theirs: Float64Array): number => {
  if (ours.length !== theirs.length) return Number.NaN;
  let worst = 0;
  for (const [place, value] of ours.entries()) {
    const other = theirs[place] as number;
    if (Object.is(value, other) || value === other) continue;
    const error = Math.abs(value - other) / Math.max(1, Math.abs(value));
    if (Number.isNaN(error)) return error;
    worst = Math.max(worst, error);
  }
  return worst;
};
