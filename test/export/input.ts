import type { CompiledReward } from "../../src/core/program.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import type { ExportInput } from "../../src/export/types.ts";
import { compileReward } from "../../src/reward/compile.ts";
import { parsed, walker } from "../reward/walker.ts";

/** What exporters take of a reward in a world that Python does not have. */
export const inputOf = (reward: CompiledReward, spec: EnvironmentSpec): ExportInput => ({
  reward,
  spec,
  options: {},
  python: null,
  origin: "a test",
  version: "0",
  name: "reward",
});

/** The same of a program for the made-up walker. */
export const walkerInput = (source: string): ExportInput => inputOf(compileReward(parsed(source)), walker);
