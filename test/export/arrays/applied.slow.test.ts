import { expect, test } from "vitest";
import type { ArrayLibrary } from "../../../src/export/arrays/library.ts";
import { writeArrays } from "../../../src/export/arrays/module.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython, describeTorch } from "../../python/python.ts";
import { inputOf } from "../input.ts";
import { programs } from "../programs.ts";
import { compiled } from "./compare.ts";
import { startArrayEvaluator } from "./evaluator.ts";

const wild = [
  [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  [0.25, 1e300, -7],
];

const says = (library: ArrayLibrary, interpreter: string) =>
  test(`${library}: actions are applied as a simulator applies them: NaN as 0, what is beyond the range at its end`, async () => {
    const { environment } = await findEnvironment("hopper");
    const module = writeArrays(library)(inputOf(compiled(programs["hopper"]?.["kept"] as string), environment.spec));
    const evaluator = startArrayEvaluator(interpreter);
    const lanes = await environment.create({ count: 2, seed: 1 });
    lanes.reset([0, 1]);
    lanes.step(Float64Array.from(wild.flat()));
    try {
      const { torque } = await evaluator.applied(module, { library, actions: wild });
      expect((torque as number[][]).flat()).toEqual(Array.from(lanes.applied));
      expect(torque).toEqual([
        [0, 1, -1],
        [0.25, 1, -1],
      ]);
    } finally {
      evaluator.close();
      lanes.dispose();
    }
  });

describePython("applied, over NumPy", (interpreter) => says("numpy", interpreter));
describePython("applied, over JAX", (interpreter) => says("jax", interpreter), { modules: ["jax"] });
describeTorch("applied, over torch", (interpreter) => says("torch", interpreter));
