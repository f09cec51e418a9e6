import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createRandom, type Random } from "../../../src/core/random.ts";
import { actionSpaceOf, type ActionSpace } from "../../../src/training/action-space.ts";
import type { SerializedPolicy } from "../../../src/training/network-policy.ts";
import type { PolicyMode } from "../../../src/training/types.ts";
import { encodeMessage } from "../../../src/export/protobuf.ts";
import { writeOnnxPolicy } from "../../../src/export/onnx/policy.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describeNeeding } from "../../needing.ts";
import { describePython } from "../../python/python.ts";
import { randomPolicy, shapes } from "./policies.ts";

const COUNT = 1000;

/** The model's bytes, 1,000 observations, and what our own forward pass answers. */
const caseOf = async (index: number) => {
  const [, name, shape] = shapes[index] as (typeof shapes)[number];
  const { spec } = (await findEnvironment(name)).environment;
  const { policy, observations: draw } = randomPolicy(spec, shape, index + 1);
  const observations = draw(COUNT);
  const discrete = spec.control.kind === "discrete";
  const bytes = writeOnnxPolicy({ policy: policy.serialize(), spec, origin: "a test", version: "0" });
  const space = actionSpaceOf(spec, shape);
  const exploring = shape.mode === "exploring";
  return { policy, observations, discrete, space, exploring, bytes, width: spec.observation.labels.length };
};

type Case = Awaited<ReturnType<typeof caseOf>>;

const actionsOf = (
  { policy, observations }: Case,
  count: number,
  mode: PolicyMode = "deterministic",
  draws?: Random[],
): Float64Array => {
  const actions = new Float64Array(count);
  policy.withMode(mode).act(observations, COUNT, actions, draws);
  return actions;
};

const generators = (): Random[] => Array.from({ length: COUNT }, (_, row) => createRandom(row));

/**
 * That what a model tells beside the action is what to draw from: with the same draws it makes our own exploring actions,
 * by what docs/policies.md says, and the metadata's formula.
 */
const expectDraws = (given: Case, outputs: Readonly<Record<string, ArrayLike<number>>>): void => {
  const ours = actionsOf(given, given.discrete ? COUNT : (outputs["mean"]?.length ?? 0), "exploring", generators());
  if (given.discrete) {
    const logits = outputs["logits"] as ArrayLike<number>;
    const count = logits.length / COUNT;
    const theirs = generators().map((random, row) => {
      const weights = Array.from({ length: count }, (_, index) => Math.exp(logits[row * count + index] as number));
      return random.weighted(weights);
    });
    // A draw that falls on the border of two categories may fall on either side.
    expect(theirs.filter((action, row) => action !== ours[row]).length).toBeLessThanOrEqual(1);
    expect(new Set(theirs).size).toBe(count);
    return;
  }
  const { deviation, squash } = given.policy.serialize() as SerializedPolicy;
  const [mean, spread] = [outputs["mean"], outputs["deviation"]] as ArrayLike<number>[];
  const count = deviation?.length ?? 0;
  expect(
    largestDifference(
      spread as ArrayLike<number>,
      ours.map((_, index) => deviation?.[index % count] ?? NaN),
    ),
  ).toBeLessThan(1e-6);
  const { centre, halfRange } = given.space as Extract<ActionSpace, { kind: "continuous" }>;
  const theirs = generators().flatMap((random, row) =>
    Array.from({ length: count }, (_, column) => {
      const at = row * count + column;
      const output = (mean?.[at] as number) + (spread?.[at] as number) * random.normal();
      const bounded = squash ? Math.tanh(output) : Math.max(-1, Math.min(1, output));
      return (centre[column] as number) + (halfRange[column] as number) * bounded;
    }),
  );
  expect(largestDifference(theirs, ours)).toBeLessThan(1e-5);
};

const largestDifference = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  expect(left.length).toBe(right.length);
  let largest = 0;
  for (let index = 0; index < left.length; index++)
    largest = Math.max(largest, Math.abs((left[index] as number) - (right[index] as number)));
  return largest;
};

test("numbers, texts and nested messages are written as Protocol Buffers' own guide shows them", () => {
  // protobuf.dev, "Encoding": 150 in field 1; "testing" in field 2; and the first within field 3.
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  expect(hex(encodeMessage([[1, 150]]))).toBe("089601");
  expect(hex(encodeMessage([[2, "testing"]]))).toBe("120774657374696e67");
  expect(hex(encodeMessage([[3, [[1, 150]]]]))).toBe("1a03089601");
  expect(hex(encodeMessage([[20, 2 ** 40]]))).toBe("a001808080808020");
  expect(() => encodeMessage([[1, -1]])).toThrow(RangeError);
});

test("a policy of another environment is refused", async () => {
  const { policy } = await caseOf(0);
  const { spec } = (await findEnvironment("hopper")).environment;
  expect(() => writeOnnxPolicy({ policy: policy.serialize(), spec, origin: "", version: "0" })).toThrow(
    "does not fit 'hopper'",
  );
});

/** As far as we use it; the package is large and not every machine has it. */
type Runtime = {
  InferenceSession: {
    create(
      bytes: Uint8Array,
    ): Promise<{ run(feeds: Record<string, unknown>): Promise<Record<string, { data: ArrayLike<number | bigint> }>> }>;
  };
  Tensor: new (type: "float64", data: Float64Array, dimensions: readonly number[]) => unknown;
};

const packageName = "onnxruntime-node";
const runtime = (await import(packageName).catch(() => undefined)) as Runtime | undefined;
const missing = runtime === undefined ? `npm install --no-save ${packageName}` : undefined;

describeNeeding(missing, "in onnxruntime-node", () => {
  test.each(shapes.map(([about, name], index) => [about, name, index] as const))(
    "1,000 random observations: %s, %s",
    async (_about, _name, index) => {
      if (runtime === undefined) throw new Error(missing);
      const given = await caseOf(index);
      const session = await runtime.InferenceSession.create(given.bytes);
      const ask = async (observations: Float64Array) => {
        const shape = [observations.length / given.width, given.width];
        const answer = await session.run({ observation: new runtime.Tensor("float64", observations, shape) });
        return Object.fromEntries(
          Object.entries(answer).map(([name, { data }]) => [
            name,
            Float64Array.from(data as ArrayLike<number>, Number),
          ]),
        );
      };
      const { action: all, ...further } = (await ask(given.observations)) as { action: Float64Array };
      expect(Object.keys(further).length > 0).toBe(given.exploring);
      if (given.exploring) expectDraws(given, further);
      const ours = actionsOf(given, all.length);
      if (given.discrete) expect(all).toEqual(ours);
      else expect(largestDifference(all, ours)).toBeLessThan(1e-5);
      // A batch of one.
      const { action: one } = (await ask(given.observations.slice(0, given.width))) as { action: Float64Array };
      expect(largestDifference(one, ours.subarray(0, one.length))).toBeLessThan(1e-5);
    },
  );
});

describePython(
  "in Python",
  (interpreter) => {
    const script = fileURLToPath(new URL("policy.py", import.meta.url));
    const run = (settings: unknown): string =>
      execFileSync(interpreter, [script, JSON.stringify(settings)], { encoding: "utf8" });

    test.each(shapes.map(([about, name], index) => [about, name, index] as const))(
      "checked by onnx, run by onnxruntime on 1,000 observations: %s, %s",
      async (_about, name, index) => {
        const given = await caseOf(index);
        const folder = mkdtempSync(join(tmpdir(), "rewardsmith-onnx-"));
        onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
        const [model, observations, actions] = ["policy.onnx", "observations", "actions"].map((file) =>
          join(folder, file),
        ) as [string, string, string];
        writeFileSync(model, given.bytes);
        writeFileSync(observations, given.observations);
        const told = JSON.parse(run({ model, observations, actions, width: given.width })) as Record<string, unknown>;
        expect(told).toMatchObject({ input: ["observation", "tensor(double)"], environment: name });
        expect(told["mode"]).toBe(given.exploring ? "exploring" : "deterministic");
        const numbers = (file: string): Float64Array => {
          const bytes = readFileSync(file);
          return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
        };
        const theirs = numbers(actions);
        const further = !given.exploring ? [] : given.discrete ? ["logits"] : ["deviation", "mean"];
        expect(told["outputs"]).toEqual(["action", ...further]);
        if (given.exploring)
          expectDraws(given, Object.fromEntries(further.map((output) => [output, numbers(`${actions}.${output}`)])));
        const ours = actionsOf(given, theirs.length);
        if (given.discrete) expect(theirs).toEqual(ours);
        else expect(largestDifference(theirs, ours)).toBeLessThan(1e-5);
      },
      60_000,
    );
  },
  { modules: ["onnx", "onnxruntime"] },
);
