import { actionLayout, stateLayout, type Layout } from "../../../src/core/fields.ts";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import type { ArrayLibrary } from "../../../src/export/arrays/library.ts";
import { startAnswering } from "../answering.ts";
import type { Batch } from "./rollout.ts";

/** As it stands; of jax also compiled for all lanes, or compiled of a function that sees one. */
export type How = "plain" | "jit" | "vmap";

export type ArrayEvaluator = {
  keep(name: string, rollout: { batch: Batch; spec: EnvironmentSpec }): Promise<void>;
  /** Terms and, last, the reward of every row of the rollout; rejects with Python's error. */
  evaluate(module: string, what: { library: ArrayLibrary; rollout: string; how?: How }): Promise<Float64Array>;
  /** What the module says that rows of actions are applied as. */
  applied(
    module: string,
    what: { library: ArrayLibrary; actions: readonly (readonly number[])[] },
  ): Promise<Record<string, unknown>>;
  close(): void;
};

const encoded = (values: Float64Array | Uint8Array): string =>
  Buffer.from(Float64Array.from(values).buffer).toString("base64");

const layoutOf = ({ entries }: Layout): unknown =>
  entries.map(({ path, offset, size, field }) => [
    path,
    offset,
    size,
    field.size !== undefined ? "vector" : field.type === "boolean" ? "boolean" : "number",
  ]);

/** A rollout as the tests' Python takes it. */
export const rolloutRequest = ({ batch, spec }: { batch: Batch; spec: EnvironmentSpec }): object => {
  const { lanes, rows, state, next, action, start, time, terminated } = batch;
  return {
    steps: rows / lanes,
    lanes,
    dt: spec.dt,
    layouts: { state: layoutOf(stateLayout(spec)), action: layoutOf(actionLayout(spec)) },
    rows: Object.fromEntries(
      Object.entries({ state, next, action, start, time, terminated }).map(([key, values]) => [key, encoded(values)]),
    ),
  };
};

export const startArrayEvaluator = (interpreter: string): ArrayEvaluator => {
  const { ask, close } = startAnswering(interpreter, new URL("./evaluate.py", import.meta.url));
  return {
    keep: async (name, rollout) => void (await ask({ rollout: name, ...rolloutRequest(rollout) })),
    evaluate: async (module, { library, rollout, how = "plain" }) => {
      const { rows } = await ask<{ rows: string }>({ module, library, rollout, how });
      const bytes = Buffer.from(rows, "base64");
      return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    },
    applied: async (module, { library, actions }) => {
      const text = actions.map((row) => row.map(String));
      return (await ask<{ applied: Record<string, unknown> }>({ module, library, actions: text })).applied;
    },
    close,
  };
};
