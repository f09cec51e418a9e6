import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlanted, planted, textOf } from "../../../bench/planted/programs.ts";
import type { ArrayLibrary } from "../../../src/export/arrays/library.ts";
import { writeArrays } from "../../../src/export/arrays/module.ts";
import type { Sandbox } from "../../../src/sandbox/types.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import type { Environment } from "../../../src/simulator/types.ts";
import { soundPrograms } from "../../critic/corpora.ts";
import { describePython, describeTorch } from "../../python/python.ts";
import { programs as ownPrograms } from "../programs.ts";
import { inputOf } from "../input.ts";
import { compiled, inSandbox, sandboxOf, worstDifference } from "./compare.ts";
import { startArrayEvaluator, type ArrayEvaluator, type How } from "./evaluator.ts";
import { rollOutLanes, type Batch } from "./rollout.ts";

/** `own`: written for tests of exports, of many kinds, and few. */
type Kind = "own" | "reference" | "other";
type Program = { name: string; source: string; kind: Kind };
type Problem = { environment: Environment; programs: Program[] };

/** Every reward program of the repository that is accepted, by its environment. */
const collect = async (): Promise<Map<string, Problem>> => {
  const problems = new Map<string, Problem>();
  const add = (environment: Environment, program: Program): void => {
    const { name } = environment.spec;
    const problem = problems.get(name) ?? { environment, programs: [] };
    problems.set(name, problem);
    if (problem.programs.every(({ source }) => source !== program.source)) problem.programs.push(program);
  };
  for (const { file, environment, style, source } of await soundPrograms()) {
    add((await findEnvironment(environment)).environment, {
      name: file,
      source,
      kind: style === "reference" ? "reference" : "other",
    });
  }
  for (const [name, own] of Object.entries(ownPrograms)) {
    const { environment } = await findEnvironment(name);
    for (const [kind, source] of Object.entries(own)) add(environment, { name: kind, source, kind: "own" });
  }
  for (const program of planted) {
    const { loaded } = await openPlanted(program);
    add(loaded.environment, { name: program.file, source: textOf(program), kind: "other" });
  }
  for (const example of ["balance", "milestones"]) {
    const { environment } = await findEnvironment(example === "balance" ? "cartpole" : "mountain-car");
    const source = readFileSync(join(import.meta.dirname, `../../../examples/reward/${example}.ts`), "utf8");
    add(environment, { name: example, source, kind: "own" });
  }
  return problems;
};

const problems = [...(await collect())];

test("there are more than 400 programs, 85 of them tried with every library", () => {
  const all = problems.flatMap(([, { programs }]) => programs);
  expect(all.length).toBeGreaterThan(400);
  expect(all.filter(({ kind }) => kind !== "other").length).toBeGreaterThanOrEqual(85);
});

type Way = { library: ArrayLibrary; how: How; kinds: readonly Kind[] };

const compareAll = (interpreter: string, ways: readonly Way[]): void => {
  let evaluator: ArrayEvaluator;
  beforeAll(() => void (evaluator = startArrayEvaluator(interpreter)));
  afterAll(() => evaluator.close());

  describe.each(problems)("%s", (name, { environment, programs }) => {
    const { spec } = environment;
    let batch: Batch;
    let sandbox: Sandbox;
    beforeAll(async () => {
      batch = await rollOutLanes(environment, { steps: 24, lanes: 5, seed: 7 });
      sandbox = sandboxOf(spec);
      await evaluator.keep(name, { batch, spec });
    });
    afterAll(() => sandbox.close());

    test("in every row, memory and all", async () => {
      for (const { name: program, source, kind } of programs) {
        const wanted = ways.filter(({ kinds }) => kinds.includes(kind));
        if (wanted.length === 0) continue;
        const reward = compiled(source);
        const ours = await inSandbox(sandbox, { reward, batch });
        for (const { library, how } of wanted) {
          const module = writeArrays(library)(inputOf(reward, spec));
          const theirs = await evaluator.evaluate(module, { library, rollout: name, how }).catch((problem: unknown) => {
            throw new Error(`${program}, ${library}: ${String(problem)}\n${module}`);
          });
          expect(worstDifference(ours, theirs), `${program} over ${library}`).toBeLessThanOrEqual(1e-9);
        }
      }
    });
  });
};

describePython(
  "an array export computes what the sandbox computes",
  (interpreter) =>
    compareAll(interpreter, [
      { library: "numpy", how: "plain", kinds: ["own", "reference", "other"] },
      { library: "jax", how: "vmap", kinds: ["own", "reference"] },
      { library: "jax", how: "jit", kinds: ["own"] },
    ]),
  { modules: ["jax"] },
);

describeTorch("so does one over torch", (interpreter) =>
  compareAll(interpreter, [{ library: "torch", how: "plain", kinds: ["own", "reference"] }]),
);
