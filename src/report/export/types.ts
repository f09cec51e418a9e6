import type { CompiledReward } from "../../core/program.ts";
import type { EnvironmentSpec } from "../../simulator/types.ts";

/** How Python gets at an environment's state; without one an export has no wrapper. */
export type PythonSide =
  /** A suite environment: its `state.py`, whole. */
  | { kind: "suite"; stateModule: string }
  /** A bridged one: a module of the same contract, made from the bridge's field table. */
  | { kind: "bridged"; stateModule: string };

export type ExportInput = {
  /** Accepted by the critic: what is exported is the very source that was checked. */
  reward: CompiledReward;
  spec: EnvironmentSpec;
  python: PythonSide | null;
  /** Where it comes from, in words: "run 20261123-… (candidate g2-c1)", "reward.ts". */
  origin: string;
  /** Of this package. */
  version: string;
  /** The name a person would save it under, without its extension. */
  name: string;
};

/** Somewhere a reward can be taken: one text file. */
export type Exporter = {
  /** With its dot. */
  extension: string;
  /** One clause, for the help. */
  description: string;
  write(input: ExportInput): string;
};
