import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { actionLayout } from "../../../src/core/fields.ts";
import { createRandom } from "../../../src/core/random.ts";
import { mean, standardDeviation } from "../../../src/core/statistics.ts";
import { writePythonPolicy } from "../../../src/export/python/policy.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython } from "../../python/python.ts";
import { randomPolicy, shapes } from "../onnx/policies.ts";

const COUNT = 200;
const DRAWS = 4000;

const caseOf = async (index: number) => {
  const [, name, shape] = shapes[index] as (typeof shapes)[number];
  const { spec } = (await findEnvironment(name)).environment;
  const { policy, observations } = randomPolicy(spec, shape, index + 1);
  const module = writePythonPolicy({ policy: policy.serialize(), spec, origin: 'a """ test\\', version: "0" });
  const discrete = spec.control.kind === "discrete";
  const width = discrete ? 1 : actionLayout(spec).width;
  const inputs = spec.observation.labels.length;
  return { policy, module, observations: observations(COUNT), inputs, width, discrete, shape };
};

test("the module says in its first line in which mode it plays", async () => {
  for (const index of shapes.keys()) {
    const { module, shape } = await caseOf(index);
    const [first = ""] = module.split("\n");
    expect(first).toContain(
      shape.mode === "exploring" ? "that plays as it explored, its actions drawn" : "deterministic",
    );
    expect(module).toContain(`MODE = "${shape.mode ?? "deterministic"}"`);
  }
});

type Answer = { mode: string; actions: unknown; drawn?: unknown; single?: number[] };

describePython("in Python", (interpreter) => {
  test("deterministic actions are ours, and drawn ones spread as ours do, the same for the same seed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rewardsmith-policy-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const cases = await Promise.all([...shapes.keys()].map(caseOf));
    const given = cases.map(({ module, observations, inputs }, index) => {
      const [file, numbers] = [join(folder, `policy_${index}.py`), join(folder, `observations_${index}`)];
      writeFileSync(file, module);
      writeFileSync(numbers, observations);
      return { module: file, observations: numbers, width: inputs, draws: DRAWS };
    });
    const script = fileURLToPath(new URL("policy.py", import.meta.url));
    const told = execFileSync(interpreter, [script, JSON.stringify(given)], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    const flat = (values: unknown): number[] => (values as unknown[]).flat() as number[];
    (JSON.parse(told) as Answer[]).forEach((answer, index) => {
      const { policy, observations, width, inputs, discrete } = cases[index] as (typeof cases)[number];
      const ours = new Float64Array(COUNT * width);
      policy.withMode("deterministic").act(observations, COUNT, ours);
      const theirs = flat(answer.actions);
      expect(theirs).toHaveLength(ours.length);
      for (const [at, value] of theirs.entries()) expect(Math.abs(value - (ours[at] as number))).toBeLessThan(1e-5);
      expect(answer.mode).toBe(policy.mode);
      if (policy.mode === "deterministic") return;
      const repeated = Float64Array.from({ length: DRAWS * inputs }, (_, at) => observations[at % inputs] as number);
      const drawn = new Float64Array(DRAWS * width);
      const draws = Array.from({ length: DRAWS }, (_, row) => createRandom(row));
      policy.act(repeated, DRAWS, drawn, draws);
      const column = (values: ArrayLike<number>, at: number): number[] =>
        Array.from({ length: DRAWS }, (_, row) => values[row * width + at] as number);
      for (let at = 0; at < width; at++) {
        const [left, right] = [column(flat(answer.drawn), at), column(drawn, at)];
        // Five standard errors of a difference of two means, and as many of their deviations' ratio.
        const spread = standardDeviation(right);
        expect(Math.abs(mean(left) - mean(right))).toBeLessThan((5 * spread * Math.SQRT2) / Math.sqrt(DRAWS) + 1e-6);
        expect(Math.abs(standardDeviation(left) - spread)).toBeLessThan(0.12 * spread + 1e-6);
      }
      expect(answer.single).toEqual(discrete ? [] : [width]);
    });
  }, 60_000);
});
