import type { CompiledReward } from "../core/program.ts";
import type { EnvironmentSpec } from "../core/spec.ts";

/** How Python gets at an environment's state: a module of the contract of `environments/<name>/state.py`, whole. */
export type PythonSide = {
  /** A suite environment is read out of its simulator, a bridged one out of what its observation and `info` tell. */
  kind: "suite" | "bridged";
  stateModule: string;
  /** What makes the environment in that module; left out: `gymnasium.make`. */
  maker?: string;
};

export type ExportInput = {
  /** Accepted by the critic: what is exported is the very source that was checked. */
  reward: CompiledReward;
  spec: EnvironmentSpec;
  /** Options of the environment, as given; the spec is the one under them. */
  options: Readonly<Record<string, string>>;
  /** Without one an export has no wrapper. */
  python: PythonSide | null;
  /** Where it comes from, in words: "candidate g2-c1 of run 20261123-…", "reward.ts". */
  origin: string;
  /** Of this package. */
  version: string;
  /** The name it will be imported under. */
  name: string;
};

/** Takes a reward elsewhere: one text file. Raises `export/no-translation` for what it cannot say. */
export type Exporter = (input: ExportInput) => string;

export type PolicyExportInput = {
  /** As `policy.json` has it. */
  policy: unknown;
  /** Of the environment that it was trained in, under its options. */
  spec: EnvironmentSpec;
  /** Where it comes from, in words. */
  origin: string;
  /** Of this package. */
  version: string;
};
